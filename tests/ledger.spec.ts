import { expect, test } from '@playwright/test';
import { faultsOf, type Held, type Sent } from './ledger.ts';

const sent: Sent[] = [
	{ mark: 'added', as: 'version', acknowledged: 'a' },
	{ mark: 'changed', as: 'version', acknowledged: 'a' },
	{ mark: 'proposed', as: 'proposal', acknowledged: 'b' },
	{ mark: 'never answered', as: 'version' }
];
const held = (): Held => ({
	revisions: [
		{ mark: 'added', id: 'a', version: 1, parts: '["added"]' },
		{ mark: 'changed', id: 'a', version: 2, parts: '["changed"]' },
		{ mark: 'proposed', id: 'b', version: 1, parts: '["proposed"]' }
	],
	statements: [
		{ id: 'a', version: 2, parts: '["changed"]' },
		{ id: 'b', version: 1, parts: '["proposed"]' }
	],
	proposals: [{ mark: 'proposed', proposal: 'p', id: 'b', base: 1 }],
	answers: [
		{ noun: 'statement', id: 'a', version: 1 },
		{ noun: 'statement', id: 'a', version: 2 },
		{ noun: 'proposal', id: 'p', version: 1 }
	]
});

test('a record that holds what was sent has no faults, answered or not', () => {
	expect(faultsOf(sent, held())).toEqual([]);
	const unanswered = sent.map(({ acknowledged: _, ...each }) => each);
	expect(faultsOf(unanswered, held())).toEqual([]);
});

const damages: Record<string, (held: Held) => void> = {
	'lost: changed': ({ revisions }) => revisions.splice(1, 1),
	'doubled: added': ({ revisions }) => revisions.push({ ...revisions[0]!, id: 'c' }),
	'doubled: proposed': ({ proposals }) => proposals.push({ ...proposals[0]!, proposal: 'q' }),
	'told of another: added': ({ revisions }) => (revisions[0]!.id = 'c'),
	'half a proposal: proposed': ({ proposals }) => proposals.pop(),
	'half an item: a': ({ statements }) => (statements[0]!.parts = '["added"]'),
	'a history with gaps: a': ({ statements }) => (statements[0]!.version = 3),
	'a history without its item: b': ({ statements }) => statements.pop(),
	'a proposal without its item: b': ({ statements }) => statements.pop(),
	'an answer without its item: p': ({ proposals }) => proposals.pop(),
	'an answer without its item: a': ({ statements }) => (statements[0]!.version = 1)
};

for (const [fault, damage] of Object.entries(damages))
	test(`a damage is found: ${fault}`, () => {
		const record = held();
		damage(record);
		expect(faultsOf(sent, record)).toContain(fault);
	});

test('a server that acknowledges before it commits is found out by the first kill', () => {
	const committed: Held = { revisions: [], statements: [], proposals: [], answers: [] };
	const pending: (() => void)[] = [];
	const acknowledged: Sent[] = [];
	const save = (mark: string) => {
		acknowledged.push({ mark, as: 'version', acknowledged: mark });
		pending.push(() => {
			committed.revisions.push({ mark, id: mark, version: 1, parts: mark });
			committed.statements.push({ id: mark, version: 1, parts: mark });
		});
	};
	save('first');
	pending.splice(0).forEach((commit) => commit());
	save('second');
	// The process is killed here; pending work is lost.
	expect(faultsOf(acknowledged, committed)).toEqual(['lost: second']);
});
