import type { ConfigEnv, Plugin } from 'vite';

/** What is changed in the files of a package, by their address in it: each text found there once, and nowhere else. */
export type Mends = Record<string, [found: string, mended: string][]>;

/**
 * Changes a package as the app is built or developed, or as one of both; fails where its files are others than were
 * changed. The package is bundled for it: else its files would be read as they are.
 */
export const mend = (
	name: string,
	mends: Mends,
	commands: ConfigEnv['command'][] = ['build', 'serve']
): Plugin => ({
	name: `mend-${name}`,
	config: (_, { command }) =>
		commands.includes(command) ? { ssr: { noExternal: [name] } } : undefined,
	transform(code, id) {
		// While developing, an address has a query after it.
		const [address] = id.split('?');
		const [file, changes] =
			Object.entries(mends).find(([file]) => address?.endsWith(`/node_modules/${name}/${file}`)) ??
			[];
		return changes?.reduce((text, [found, mended]) => {
			if (text.split(found).length !== 2)
				this.error(
					`${name}/${file} is another than was mended: look whether it still needs to be.`
				);
			return text.replace(found, () => mended);
		}, code);
	}
});
