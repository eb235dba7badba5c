import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerMilliseconds, operator } from './settings.ts';

const set = (name: string, contact: string) => {
	vi.stubEnv('OPERATOR_NAME', name);
	vi.stubEnv('OPERATOR_CONTACT', contact);
	return operator();
};

afterEach(() => vi.unstubAllEnvs());

describe('who runs a copy', () => {
	it.each([
		['desk@rulewatch.example', 'mailto:desk@rulewatch.example'],
		['https://rulewatch.example/contact', 'https://rulewatch.example/contact']
	])('is reached at %s', (contact, href) => {
		expect(set('Bolo Bhi', contact)).toEqual({ name: 'Bolo Bhi', contact, href });
	});

	it('is not told where either is missing', () => {
		expect(set('', '')).toBeUndefined();
		expect(set('Bolo Bhi', '')).toBeUndefined();
	});
});

it('an answer may take six seconds, or as many as the operator says', () => {
	expect(answerMilliseconds()).toBe(6_000);
	vi.stubEnv('ANSWER_SECONDS', '120');
	expect(answerMilliseconds()).toBe(120_000);
});
