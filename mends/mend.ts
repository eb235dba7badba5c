import type { Plugin } from 'vite';

/** What is changed in the files of a package, by their address in it: each text found there once, and nowhere else. */
export type Mends = Record<string, [found: string, mended: string][]>;

/** Changes a package as the app is built or developed; fails where its files are others than were changed. */
export const mend = (name: string, mends: Mends): Plugin => ({
	name: `mend-${name}`,
	transform(code, id) {
		// While developing, an address has a query after it.
		const [address] = id.split('?');
		const [file, changes] =
			Object.entries(mends).find(([file]) => address?.endsWith(`/node_modules/${file}`)) ?? [];
		return changes?.reduce((text, [found, mended]) => {
			if (text.split(found).length !== 2)
				this.error(`${file} is another than was mended: look whether it still needs to be.`);
			return text.replace(found, () => mended);
		}, code);
	}
});
