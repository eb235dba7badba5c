// What reference managers make of every citation of the record: node bench/citations.js
// It asks for pandoc and bibutils, as Debian has them, and ends with code 1 where one loses an item, parts an organisation,
// takes news for something else, or prints a law as one of the United States.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'htmlparser2';
import { readArguments } from '../bin/options.js';
import { startServer, temporaryFolder } from '../bin/server.js';

readArguments('node bench/citations.js: what pandoc and bibutils make of every citation.');

const record = temporaryFolder();
const app = await startServer({ RULEWATCH_FOLDER: record.folder });
const folder = mkdtempSync(join(tmpdir(), 'citations-'));

/** @returns {Promise<string[]>} the addresses of all items that can be cited */
async function addresses() {
	const index = await text('/sitemap.xml');
	const parts = index.match(/[^<>]+\/sitemap-[^<>]+\.xml/g) ?? [];
	const pages = await Promise.all(parts.map((part) => text(new URL(part).pathname)));
	return pages
		.join('')
		.match(/<loc>[^<]+/g)
		.map((loc) => new URL(loc.slice(5)).pathname)
		.filter((path) => /^\/(?:statements|events|articles|regulations|campaigns)\/[^/]+$/.test(path));
}

const text = async (path) => (await fetch(app.url + path)).text();

/** @returns {{ name: string, isWhole: boolean }[][]} of each item its authors */
const fromPandoc = (output) =>
	JSON.parse(output).map(({ author = [] }) =>
		author.map(({ literal, family, given, 'dropping-particle': particle, suffix }) =>
			plain(literal ?? [given, particle, family, suffix].filter(Boolean).join(' '), !given)
		)
	);

function fromMods(output) {
	const root = parseDocument(output, { xmlMode: true }).children.find(named('modsCollection'));
	return root.children.filter(named('mods')).map((mods) =>
		mods.children.filter(named('name')).map((name) => {
			const parts = name.children.filter(named('namePart'));
			return plain(parts.map((part) => part.children[0].data).join(' '), parts.length === 1);
		})
	);
}

/** What pandoc prints of a file in APA, which has a form of its own for the laws of one country. */
const printed = (program, format, file) =>
	execFileSync(
		program,
		[
			...['--citeproc', '--csl', 'src/lib/server/outlets/citations/styles/apa.csl'],
			...['-f', format, '-t', 'plain', '--wrap=none', file]
		],
		{ encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }
	);

const named =
	(name) =>
	({ name: own }) =>
		own === name;

const plain = (name, isWhole) => ({
	name: name.replaceAll('\u00A0', ' ').replaceAll('‚', ','),
	isWhole
});

const readers = [
	['pandoc, BibTeX', 'bib', ['pandoc', '-f', 'biblatex', '-t', 'csljson'], fromPandoc],
	['pandoc, RIS', 'ris', ['pandoc', '-f', 'ris', '-t', 'csljson'], fromPandoc],
	['bibutils, BibTeX', 'bib', ['bib2xml', '-u'], fromMods],
	['bibutils, biblatex', 'bib', ['biblatex2xml', '-u'], fromMods],
	['bibutils, RIS', 'ris', ['ris2xml', '-u'], fromMods]
];

try {
	const paths = await addresses();
	const all = { bib: [], ris: [], 'csl.json': [] };
	for (const path of paths)
		for (const format of Object.keys(all)) all[format].push(await text(`${path}/cite.${format}`));
	const items = all['csl.json'].flatMap((each) => JSON.parse(each));
	const table = {};
	for (const [name, format, [program, ...options], read] of readers) {
		const file = join(folder, `all.${format}`);
		writeFileSync(file, all[format].join('\n'));
		const output = execFileSync(program, [...options, file], {
			encoding: 'utf8',
			maxBuffer: 1e9,
			stdio: ['ignore', 'pipe', 'ignore']
		});
		// In their order: a law and a page about it may share a key.
		const found = read(output);
		const lost = items.length - found.length;
		const parted = items.flatMap(({ id, author = [] }, at) =>
			author.flatMap(({ literal }) =>
				!literal || found[at]?.some((other) => other.isWhole && other.name === literal)
					? []
					: [`${id}: ${literal}`]
			)
		);
		const isPandoc = program === 'pandoc';
		const isNews = ({ type }) => type === 'article-newspaper';
		const others = isPandoc
			? JSON.parse(output).filter((one, at) => isNews(one) !== isNews(items[at])).length
			: 0;
		const foreign = isPandoc
			? printed(program, options[1], file)
					.split('\n')
					.filter((line) => line.includes('Pub. L.')).length
			: 0;
		table[name] = {
			...{ items: items.length, lost, parted: parted.length },
			...{ 'not as news': others, 'Pub. L. No.': foreign }
		};
		for (const each of parted.slice(0, 5)) console.log(name, each);
		if (lost || parted.length || others || foreign) process.exitCode = 1;
	}
	console.table(table);
} finally {
	await app.end();
	record.remove();
	rmSync(folder, { recursive: true });
}
