// How long the first of each picture takes that a shared link shows, beside the charts, and how long the same one again:
// node bench/cards.js [times]
// Each time on a server of its own that has drawn other pictures and shown each page, so that fonts are there, and what
// the page reads. Time of the processor is counted as well, which says the same on a busy machine.
import { readFileSync } from 'node:fs';
import { readArguments } from '../bin/options.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { median } from './median.js';

readArguments('node bench/cards.js [times]: how long the picture of each kind of page takes.', {
	words: 1
});

const times = Number(process.argv[2] ?? 5);
const regulation = '/regulations/citizens-protection-against-online-harm-rules-2020';
const other = 'removal-and-blocking-of-unlawful-online-content-rules-2021';

/** Addresses by what they show: cards, and, to compare, the files of charts. */
const pictures = {
	home: '/card.png',
	'a statement': '/statements/st-028/card.png',
	'a law': `${regulation}/card.png`,
	'a law without statements': '/regulations/communications-and-multimedia-act-1998/card.png',
	'an event': '/events/ev-044/card.png',
	'a stakeholder': '/stakeholders/asia-internet-coalition/card.png',
	'an article':
		'/articles/coalition-of-global-tech-groups-expresses-concerns-over-the-rules-against-online/card.png',
	'a topic': '/topics/freedom-of-expression/card.png',
	'a section': '/sections/court-updates/card.png',
	'a campaign': '/campaigns/national-campaign-against-curbs-on-online-spaces/card.png',
	'a comparison': `/compare/card.png?regulations=${regulation.split('/').at(-1)},${other}`,
	'what comes': '/coming/card.png',
	corrections: '/corrections/card.png',
	coalitions: '/coalitions/card.png',
	...Object.fromEntries(
		['regulations', 'stakeholders', 'statements', 'articles', 'events', 'campaigns', 'topics'].map(
			(list) => [`the list of ${list}`, `/${list}/card.png`]
		)
	),
	'a chart as its card': `${regulation}/charts/stance/card.png`,
	'trends as its card': '/trends/card.png',
	'a chart, PNG': `${regulation}/charts/demands.png`,
	'the matrix, PNG': '/trends/charts/matrix.png'
};

const { folder, remove } = temporaryFolder();
const taken = Object.fromEntries(
	Object.keys(pictures).map((name) => [name, { first: [], processor: [], again: [], kB: 0 }])
);

/** @returns {Promise<[milliseconds: number, bytes: number]>} */
async function fetched(url) {
	const began = performance.now();
	const answer = await fetch(url, { headers: { cookie: 'passes=the-page-cache' } });
	const { byteLength } = await answer.arrayBuffer();
	if (answer.status !== 200) throw new Error(`${answer.status} for ${url}`);
	return [performance.now() - began, byteLength];
}

/** What a process has taken of the processor, in milliseconds: the kernel counts hundredths of a second. */
function processor(pid) {
	const [, , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
		.replace(/^.*\) /, '')
		.split(' ');
	return (Number(user) + Number(system)) * 10;
}

try {
	for (let time = 0; time < times; time++) {
		const app = await startServer({ RULEWATCH_FOLDER: folder });
		for (const path of ['/statements/st-029/card.png', '/trends/charts/answered.png'])
			await fetched(app.url + path);
		for (const [name, path] of Object.entries(pictures)) {
			await fetched(app.url + path.replace(/\/card\.png|\.png$/, '').replace(/^$/, '/'));
			const before = processor(app.child.pid);
			const [first, bytes] = await fetched(app.url + path);
			taken[name].first.push(first);
			taken[name].processor.push(processor(app.child.pid) - before);
			taken[name].again.push((await fetched(app.url + path))[0]);
			taken[name].kB = bytes / 1000;
		}
		await app.end();
	}
} finally {
	remove();
}

console.table(
	Object.fromEntries(
		Object.entries(taken).map(([name, { first, processor, again, kB }]) => [
			name,
			{
				'first, ms': Math.round(median(first)),
				'of the processor, ms': Math.round(median(processor)),
				'slowest, ms': Math.round(Math.max(...first)),
				'again, ms': Math.round(median(again)),
				kB: Math.round(kB)
			}
		])
	)
);
