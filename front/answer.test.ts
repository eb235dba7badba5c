import { describe, expect, it } from 'vitest';
import { type Answer, answerOf } from './answer.js';

const fault = new Error('The app fell over.');

describe('an app that fails', () => {
	it('before its headers are known rejects the answer, and no promise is left unhandled', async () => {
		await expect(answerOf(() => Promise.reject(fault), {})).rejects.toBe(fault);
	});

	it('within its body breaks the answer off', async () => {
		const answer = await answerOf((_: object, answer: Answer) => {
			answer.writeHead(200).write('half of');
			return Promise.reject(fault);
		}, {});
		await expect(answer.toArray()).rejects.toBe(fault);
	});
});
