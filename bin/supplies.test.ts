import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Package {
	version: string;
	integrity?: string;
	resolved?: string;
	link?: true;
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const packages: Record<string, Package> = read('package-lock.json').packages;
const { dependencies, devDependencies } = read('package.json');

/** The first versions without known vulnerabilities. */
const floors = {
	'@sveltejs/kit': '2.69.1',
	svelte: '5.55.7',
	devalue: '5.9.3',
	'drizzle-orm': '0.45.2',
	dompurify: '3.4.17'
};

const isBelow = (version: string, floor: string) =>
	version.localeCompare(floor, 'en', { numeric: true }) < 0;

/** Faults of a lock file: versions with known faults, and packages that are not fixed to one content. */
function complaints(all: Record<string, Package>): string[] {
	return Object.entries(all).flatMap(([path, { version, integrity, resolved, link }]) => {
		if (!path) return [];
		const floor = floors[path.split('node_modules/').at(-1) as keyof typeof floors];
		return [
			...(floor && isBelow(version, floor) ? [`${path} is below ${floor}`] : []),
			...(integrity?.startsWith('sha512-') ? [] : [`${path} has no SHA-512`]),
			// The registry is the operator's choice; an address here would overrule it.
			...(resolved || link ? [`${path} comes from a place of its own`] : [])
		];
	});
}

it('promise 47: every package of the lock file is what was chosen, and above what is known against it', () => {
	expect(Object.keys(packages).length).toBeGreaterThan(100);
	const names = Object.keys(packages).map((path) => path.split('node_modules/').at(-1));
	expect(Object.keys(floors).filter((name) => !names.includes(name))).toEqual([]);
	expect(complaints(packages)).toEqual([]);
});

it('promise 47: an old, an unsealed and a rerouted package would be found', () => {
	const sealed = { integrity: 'sha512-x' };
	expect(
		complaints({
			'node_modules/svelte': { version: '5.55.6', ...sealed },
			'node_modules/a/node_modules/devalue': { version: '5.10.0', ...sealed },
			'node_modules/b': { version: '1.0.0' },
			'node_modules/c': { version: '1.0.0', ...sealed, resolved: 'https://elsewhere.example/c.tgz' }
		})
	).toEqual([
		'node_modules/svelte is below 5.55.7',
		'node_modules/b has no SHA-512',
		'node_modules/c comes from a place of its own'
	]);
});

it('promise 47: packages are pinned, and run nothing of their own when they are installed', () => {
	const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
		([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version))
	);
	expect(loose).toEqual([]);
	expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true');
});

it('promise 47: the bill of materials names every package of ours', () => {
	const [program, ...args] = read('package.json').scripts.sbom.split(' ');
	const { components } = JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
	const listed = components.map(({ group, name }: { group?: string; name: string }) =>
		group ? `${group}/${name}` : name
	);
	const ours = Object.keys({ ...dependencies, ...devDependencies });
	expect(ours.filter((name) => !listed.includes(name))).toEqual([]);
});
