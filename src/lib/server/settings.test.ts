import { afterEach, describe, expect, it, vi } from 'vitest';
import { operator } from './settings.ts';

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
