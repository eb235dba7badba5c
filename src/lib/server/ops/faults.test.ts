import { afterEach, describe, expect, it, vi } from 'vitest';
import { redirect } from '@sveltejs/kit';
import { reportFault } from './faults.ts';
import { log } from './log.ts';
import { traceOf } from './reasons.ts';

const event = (locals?: App.Locals) => ({
	request: new Request('http://localhost/search?q=whistleblower'),
	route: { id: '/(public)/search' as const },
	locals
});

/** SvelteKit throws this object, which is not an Error. */
const redirected = thrownBy(() => redirect(303, '/search?q=whistleblower'));

function thrownBy(run: () => unknown): unknown {
	try {
		return run();
	} catch (thrown) {
		return thrown;
	}
}

const logged = () => JSON.stringify(vi.mocked(log.error).mock.calls);

afterEach(() => vi.restoreAllMocks());

describe('promise 27: a fault', () => {
	it('stands in the log under the id of its request, which is all that a reader is told', () => {
		vi.spyOn(log, 'error');
		const { id, message } = reportFault(
			new Error('disk on fire'),
			event({ requestId: '0123abcd' })
		);
		expect([id, message]).toEqual(['0123abcd', 'This page could not be made (fault 0123abcd).']);
		expect(vi.mocked(log.error).mock.calls).toEqual([
			[
				{
					request: '0123abcd',
					method: 'GET',
					route: '/(public)/search',
					status: 500,
					reason: 'Error: disk on fire',
					frames: expect.arrayContaining([expect.stringContaining('faults.test.ts')])
				},
				'fault'
			]
		]);
	});

	it('has an id where its request has none', () => {
		vi.spyOn(log, 'error');
		const { id } = reportFault('thrown', event());
		expect(id).toMatch(/^[0-9a-f]{8}$/);
		expect(logged()).toContain(id);
	});

	it.each([
		[redirected, 'Redirect (status 303, location)'],
		[
			{ name: 'DataCloneError', message: 'It could not be cloned.' },
			'DataCloneError: It could not be cloned.'
		],
		[Object.assign(Object.create(null), { code: 25 }), 'Object (code 25)'],
		[{}, 'Object (without properties)'],
		[undefined, 'undefined'],
		[Symbol('gone'), 'Symbol(gone)']
	])('is told in words where no error was thrown: %#', (thrown, reason) => {
		expect(traceOf(thrown)).toEqual({ reason });
	});

	it.each([
		redirected,
		new Error('Failed query: select … params: whistleblower', {
			cause: new Error('no such table')
		}),
		new Error('invalid input syntax for type date: "whistleblower"'),
		new SyntaxError(`Unexpected token 'w', "whistleblower" is not valid JSON`),
		new Error('550 whistleblower@example.org: no such mailbox')
	])('tells nothing of what its reader typed: %s', (error) => {
		vi.spyOn(log, 'error');
		reportFault(error, event());
		expect(logged()).toContain('"reason"');
		expect(logged()).not.toContain('whistleblower');
	});
});
