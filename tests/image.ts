import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// The last stage of the Dockerfile, laid out in a folder without Docker.

/** The paths it copies from the stage before, each with its target. */
function copiesOf(dockerfile: string): [from: string, to: string][] {
	const stage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
	return [...stage.matchAll(/^COPY --from=build (.+) (\S+)$/gm)].flatMap(([, sources, to]) =>
		sources!.split(' ').map((source): [string, string] => {
			const from = source.replace(/^\/app\//, '');
			return [from, to!.endsWith('/') ? join(to!, from) : to!];
		})
	);
}

/** The packages that `npm prune --omit=dev` leaves, as paths; npm itself notes which are for development alone. */
function productionPackages(): string[] {
	const noted = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')) as {
		packages: Record<string, { dev?: true }>;
	};
	return Object.entries(noted.packages).flatMap(([path, { dev }]) => (dev ? [] : [path]));
}

/** Lays the image out in a folder, which no package of this checkout is found from. */
export function layOut(folder: string) {
	for (const [from, to] of copiesOf(readFileSync('Dockerfile', 'utf8'))) {
		if (from !== 'node_modules') cpSync(from, join(folder, to), { recursive: true });
		else
			for (const path of productionPackages()) {
				mkdirSync(dirname(join(folder, path)), { recursive: true });
				cpSync(path, join(folder, path), { recursive: true, filter: isOutsideNested(path) });
			}
	}
}

/** Packages within a package are listed by themselves. */
const isOutsideNested = (path: string) => (source: string) => source !== join(path, 'node_modules');
