import { nameOf, type Noun } from '../../src/lib/domain/nouns.ts';
import { usualQuota } from '../../src/lib/domain/quota.ts';
import { filled, onRecord, send } from '../entry.ts';
import { apart as test, expect, type Newcomer } from '../staff.ts';

// A stolen or malicious account tries to fill the disk.

test.describe.configure({ timeout: 180_000 });

const long = 'They object at length. '.repeat(21_000);

/** Sends sixty requests, a few at a time: all at once, a slow machine would answer 503. */
async function sixty<T>(ask: (n: number) => Promise<T>): Promise<T[]> {
	const answers: T[] = [];
	for (let n = 0; n < 60; n += 5)
		answers.push(...(await Promise.all(Array.from({ length: 5 }, (_, i) => ask(n + i)))));
	return answers;
}

const keep = async ({ visitor }: Newcomer, n: number) => {
	const key = `form-number-${n}-of-sixty`;
	const form = { ...filled('statement', ''), key, name: 'statements', summary: long };
	const answer = await visitor.request(`/desk/unsent/${key}`, { form });
	return { status: answer.status, text: await answer.text() };
};

test('sixty forms of half a megabyte at once: 20 MB are kept, and of the others it is said why not', async ({
	house
}) => {
	const mallory = await house.newcomer('contributor');
	const answers = await sixty((n) => keep(mallory, n));
	const kept = answers.filter(({ status }) => status === 204);
	expect(kept.length * long.length).toBeLessThanOrEqual(usualQuota.megabytes * 1024 * 1024);
	expect(kept.length).toBeGreaterThan(35);
	for (const { status, text } of answers.filter((answer) => !kept.includes(answer)))
		expect([status, text]).toEqual([413, expect.stringContaining('more than 20 MB')]);
	const desk = await (await mallory.visitor.request('/desk')).text();
	expect(desk).toContain('of the 20 MB that you may keep here');

	const chanda = await house.newcomer('contributor');
	expect((await keep(chanda, 61)).status).toBe(204);
});

test('sixty proposals of half a megabyte at once: 20 MB are taken, and what is not taken comes back whole', async ({
	house
}) => {
	const mallory = await house.newcomer('contributor');
	// Each text has a maximum length, so this sends many, all different.
	const [many, one] = [48, 'They object. '.repeat(750).trim()];
	const quotations = Object.fromEntries(
		Array.from({ length: many }, (_, index) => [
			[`quotations.${index}.exact`, `${index}. ${one}`],
			[`quotations.${index}.article`, onRecord.article]
		]).flat()
	);
	const answers = await sixty((n) =>
		send(mallory.visitor, 'statement', 'send', {
			...filled('statement', `Number ${n}`),
			...quotations
		})
	);
	const taken = answers.filter(({ id }) => id);
	expect(taken.length * many * one.length).toBeLessThanOrEqual(usualQuota.megabytes * 1024 * 1024);
	expect(taken.length).toBeGreaterThan(30);
	for (const [n, { id, status, html }] of answers.entries()) {
		if (id) continue;
		expect([id, status]).toEqual([undefined, 400]);
		expect(html).toContain('you would keep more than 20 MB here');
		expect(html).toContain(`Number ${n}`);
		expect(html.split(`${one}</textarea>`).length - 1).toBe(many);
	}
});

test('a 201st item does not wait, in whatever way it comes, and an administrator may allow it', async ({
	house
}) => {
	const mallory = await house.newcomer('contributor');
	const add = (noun: Noun, n: number) =>
		send(mallory.visitor, noun, 'send', filled(noun, `Item ${n} of ${nameOf[noun]}`));
	for (let n = 0; n < usualQuota.waiting; n += 10)
		await Promise.all(Array.from({ length: 10 }, (_, i) => add('topic', n + i)));
	const refused = await add('topic', usualQuota.waiting);
	expect([refused.status, refused.id]).toEqual([400, undefined]);
	expect(refused.html).toContain('more than 200 items of yours would wait');
	expect(refused.html).toContain(`Item ${usualQuota.waiting} of topics`);
	const asked = { id: mallory.id, megabytes: '20', waiting: '201' };
	await house.request('administrator', '/desk/people?/quota', { form: asked });
	expect((await add('topic', usualQuota.waiting)).status).toBe(303);
});
