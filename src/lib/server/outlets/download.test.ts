import { describe, expect, it, vi } from 'vitest';
import { download, type Write } from './download.ts';
import { log } from '../ops/log.ts';

const event = (method = 'GET') => ({
	request: new Request('http://localhost/data/x', { method }),
	route: { id: '/(public)/data' as const }
});
const asked = (write: Write, method?: string) =>
	download(event(method), { name: 'x.txt', type: 'text/plain' }, write);

describe('a file made while it is sent', () => {
	it('comes piece by piece under its name', async () => {
		const answer = await asked(async (_, __, to) => void to.end('whole'));
		expect(answer.headers.get('content-disposition')).toBe('attachment; filename="x.txt"');
		expect(await answer.text()).toBe('whole');
	});

	it('is not made for whoever asks about it alone', async () => {
		const write = vi.fn<Write>();
		expect((await asked(write, 'HEAD')).status).toBe(200);
		expect(write).not.toHaveBeenCalled();
	});

	it('breaks off when it cannot be read on, and the fault is in the log', async () => {
		const logged = vi.spyOn(log, 'error');
		const answer = await asked(async (_, __, to) => {
			to.write('half');
			await Promise.reject(new Error('The line is cut.'));
		});
		await expect(answer.text()).rejects.toThrow('The line is cut.');
		expect(logged.mock.calls[0]).toMatchObject([{ reason: 'Error: The line is cut.' }, 'fault']);
		logged.mockRestore();
	});

	it('is made for three at once; who gets no turn is told to come again, and does when one is through', async () => {
		const ends: (() => void)[] = [];
		const slow: Write = (_, __, to) =>
			new Promise((end) => ends.push(() => (to.end('slow'), end())));
		const three = await Promise.all([slow, slow, slow].map((write) => asked(write)));
		const refused = await asked(slow);
		expect(refused.status).toBe(503);
		expect(refused.headers.get('retry-after')).toBe('60');
		const next = asked(async (_, __, to) => void to.end('next'));
		ends[0]!();
		expect(await (await next).text()).toBe('next');
		ends.forEach((end) => end());
		for (const answer of three) expect(await answer.text()).toBe('slow');
		expect(ends).toHaveLength(3);
	});

	it('has a queue that ends: whoever comes after so many is told at once to come again', async () => {
		const ends: (() => void)[] = [];
		const slow: Write = (_, __, to) =>
			new Promise((end) => ends.push(() => (to.end('slow'), end())));
		const three = await Promise.all([slow, slow, slow].map((write) => asked(write)));
		const many = Array.from({ length: 1_000 }, () =>
			asked(async (_, __, to) => void to.end('next'))
		);
		const refused = many.slice(20);
		for (const answer of await Promise.all(refused)) expect(answer.status).toBe(503);
		// They wait as long as those before them.
		expect(await Promise.race([many[0], 'waiting'])).toBe('waiting');
		ends.forEach((end) => end());
		for (const answer of many.slice(0, 20)) expect(await (await answer).text()).toBe('next');
		for (const answer of three) expect(await answer.text()).toBe('slow');
	});
});
