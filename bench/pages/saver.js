// A process for bench/pages.js that saves with a checkout's modules, in its folder and to DATABASE_URL.
import { createServer } from 'vite';
import { timed } from '../shared.js';

const vite = await createServer({ server: { middlewareMode: true, ws: false }, logLevel: 'error' });
const database = await vite.ssrLoadModule('/src/lib/server/db/index.ts');
const { current, newId, ...write } = await vite.ssrLoadModule('/src/lib/server/write/index.ts');
// The checkout may be an older one.
const save = write.saveItem ?? write.save;
await database.connect({ url: process.env.DATABASE_URL });

const how = {
	author: 'bench',
	reason: 'To see how long it takes',
	way: 'entry',
	correction: false
};
/** The latest version of the statement that is saved again and again. */
let item = {};
let version = 0;
let count = 0;

const saveAgain = async (change) => {
	item = { ...item, ...change };
	({ version } = await save('statement', item, { ...how, version }));
};

const saves = {
	'a new statement': ({ regulation, stakeholders, source }) => {
		version = 0;
		const said = { basis: 'event', channel: 'statement', lang: 'en', sources: [source] };
		return saveAgain({
			...said,
			id: newId(),
			organisation: stakeholders[0],
			signatories: [stakeholders[1]],
			date: '2020-02-15',
			summary: `Statement ${++count} of the bench.`,
			state: 'published',
			stateReason: undefined,
			positions: [{ regulation, stance: 'oppose' }],
			demands: ['withdraw']
		});
	},
	'its date': () => saveAgain({ date: '2019-05' }),
	'a signatory more': ({ stakeholders }) =>
		saveAgain({ signatories: [...item.signatories, stakeholders[2]] }),
	'it is withdrawn': () => saveAgain({ state: 'withdrawn', stateReason: 'Over' }),
	'an article': ({ source }) => setItem('article', source, {}),
	'the largest law is withdrawn': ({ regulation }) =>
		setItem('regulation', regulation, { state: 'withdrawn', stateReason: 'Over' }),
	'the largest law is back': ({ regulation }) =>
		setItem('regulation', regulation, { state: 'published', stateReason: undefined })
};

async function setItem(noun, id, change) {
	const standing = await current(noun, id);
	const item = { ...standing.item, ...change };
	return timed(() => save(noun, item, { ...how, version: standing.version }));
}

async function measure({ what, on }) {
	let took;
	const all = await timed(async () => (took = await saves[what](on)));
	process.send(took ?? all);
}

async function close() {
	await database.close();
	await vite.close();
}

function fail(error) {
	console.error(error);
	process.exit(1);
}

process.on('message', (message) => {
	measure(message).catch(fail);
});
process.once('disconnect', () => {
	close().catch(fail);
});
process.send(Object.keys(saves));
