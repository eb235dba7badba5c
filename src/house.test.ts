import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const filesIn = (folder: string) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);
const papers = ['.', 'docs', 'docs/webhooks'].flatMap((folder) =>
	readdirSync(folder)
		.filter((file) => file.endsWith('.md'))
		.map((file) => join(folder, file))
);

/** Repository paths that a page quotes as code or links to. */
function pathsIn(paper: string, folder: string): string[] {
	const code = paper.match(/```[^]*?```|`[^`]+`/g) ?? [];
	return [
		...code.flatMap((each) => each.match(ownPath) ?? []),
		...[...paper.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, path]) => join(folder, path!))
	];
}

const ownPath =
	/(?<=[`\s])(?:src|bin|bench|tests|front|drizzle|docs|static|patches|\.ci)\/[^\s`,;]+/g;

function exists(path: string): boolean {
	const [before, after, ...further] = path.split('/*');
	if (after === undefined) return existsSync(path);
	if (!existsSync(`${before}/`)) return false;
	return readdirSync(before!).some((name) =>
		exists([`${before}/${name}${after}`, ...further].join('/*'))
	);
}

const codeFiles = ['src', 'bin', 'front', 'bench', 'tests', 'drizzle/rules']
	.flatMap(filesIn)
	.filter((file) => /\.(ts|js|svelte|sql|css)$/.test(file) && !existsSync(`${file}/`));

/** Files that comments name from whichever folder above them. */
const filesNamedIn = (text: string) =>
	(text.match(/\/\*[^]*?\*\/|(?<=^|\s)(?:\/\/|-- ).*/g) ?? []).flatMap(
		(comment) =>
			comment.match(
				/(?<=[\s(`])(?:\(\w+\)\/)?\w[\w()[\].-]*\/[\w()[\]./+-]*\w\.(?:ts|js|svelte|sql|css)\b/g
			) ?? []
	);

const functionsIn = (paper: string) =>
	[...paper.matchAll(/`((?:src|front|bin)\/[^`*]+\.\w+)`(?:: |, )((?:`\w+`(?:, )?)+)/g)].flatMap(
		([, file = '', names = '']) =>
			[...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => ({ file, name }))
	);

describe('the house', () => {
	it('is mapped in docs/architecture.md: every room is on the map, and none that is gone', () => {
		const map = readFileSync('docs/architecture.md', 'utf8');
		const rooms = ['src/lib', 'src/lib/server', 'src/routes'].flatMap((folder) =>
			readdirSync(folder, { withFileTypes: true })
				.filter((entry) => entry.isDirectory())
				.map(({ name }) => `${name}/`)
		);
		expect(rooms.filter((room) => !map.includes(room))).toEqual([]);
		const folders = [
			'.',
			'bench',
			'src',
			...filesIn('src').filter((file) => existsSync(`${file}/`))
		];
		const drawn = /```\n([^]*?)```/.exec(map)![1]!.match(/(?<=[\s(])[a-z()-]+\/(?=\s)/g) ?? [];
		expect(drawn.length).toBeGreaterThan(30);
		expect(drawn.filter((room) => !folders.some((each) => existsSync(join(each, room))))).toEqual(
			[]
		);
	});

	it('has what its papers name: each path in code, and each file that a link leads to', () => {
		const named = papers.flatMap((paper) =>
			pathsIn(readFileSync(paper, 'utf8'), dirname(paper)).map((path) => ({ paper, path }))
		);
		expect(named.length).toBeGreaterThan(50);
		expect(named.filter(({ path }) => !exists(path))).toEqual([]);
	});

	it('has in each file the functions that its papers say are there', () => {
		const named = papers.flatMap((paper) => functionsIn(readFileSync(paper, 'utf8')));
		expect(named.length).toBeGreaterThan(10);
		expect(
			named.filter(
				({ file, name }) => !new RegExp(`\\b${name}\\b`).test(readFileSync(file, 'utf8'))
			)
		).toEqual([]);
	});

	it('has the files that its comments name', () => {
		const named = codeFiles.flatMap((file) =>
			filesNamedIn(readFileSync(file, 'utf8')).map((path) => ({ file, path }))
		);
		expect(named.length).toBeGreaterThan(30);
		const isHere = (path: string) =>
			path === 'wp-includes/js/wp-embed.js' ||
			codeFiles.some((file) => `/${file}`.endsWith(`/${path}`));
		expect(named.filter(({ path }) => !isHere(path))).toEqual([]);
		const gone = 'lib/gone.ts';
		expect(filesNamedIn(`a(); // As in (${gone}).`).map(isHere)).toEqual([false]);
	});

	it('would notice a paper that names what is gone', () => {
		const paper =
			'See `node bin/gone.js`, `src/*/gone.ts` and [growing](growing.md#here), `src/lib/*`';
		expect(pathsIn(paper, 'docs')).toEqual([
			'bin/gone.js',
			'src/*/gone.ts',
			'src/lib/*',
			'docs/growing.md'
		]);
		expect(pathsIn(paper, 'docs').map(exists)).toEqual([false, false, true, true]);
	});
});
