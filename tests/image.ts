import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// Lays out the last stage of the Dockerfile in a folder, without Docker.

function copiesOf(dockerfile: string): [from: string, to: string][] {
	const stage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
	return [...stage.matchAll(/^COPY --from=build (.+) (\S+)$/gm)].flatMap(([, sources, to]) =>
		sources!.split(' ').map((source): [string, string] => {
			const from = source.replace(/^\/app\//, '');
			return [from, to!.endsWith('/') ? join(to!, from) : to!];
		})
	);
}

/** Paths of the packages that `npm prune --omit=dev` keeps, from npm's own lock file. */
function productionPackages(): string[] {
	const noted = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')) as {
		packages: Record<string, { dev?: true }>;
	};
	return Object.entries(noted.packages).flatMap(([path, { dev }]) => (dev ? [] : [path]));
}

/** Lays the image out where no package of this checkout resolves. */
export function layOut(folder: string) {
	for (const [from, to] of copiesOf(readFileSync('Dockerfile', 'utf8'))) {
		if (from !== 'node_modules')
			cpSync(from, join(folder, to), { recursive: true, filter: isNoSourceMap });
		else
			for (const path of productionPackages()) {
				mkdirSync(dirname(join(folder, path)), { recursive: true });
				cpSync(path, join(folder, path), { recursive: true, filter: isOutsideNested(path) });
			}
	}
}

const isNoSourceMap = (source: string) => !source.endsWith('.map');

/** Nested packages are in the list themselves. */
const isOutsideNested = (path: string) => (source: string) =>
	isNoSourceMap(source) && source !== join(path, 'node_modules');
