import { describe, expect, it } from 'vitest';
import { meant, type Choice } from './choice.ts';

const coalition: Choice = { id: 'asia-internet-coalition', name: 'Asia Internet Coalition' };
const branch: Choice = { id: 'aic-pk', name: 'Asia Internet Coalition Pakistan' };
const bolo: Choice = { id: 'bolo-bhi', name: 'Bolo Bhi', about: 'civil society · Pakistan' };

describe('typed text means a hit', () => {
	it('that is the only one, when it holds every word of the text', () => {
		expect(meant('coal asia', [coalition])).toBe(coalition);
		expect(meant('bolo pakistan', [bolo])).toBe(bolo);
	});

	it('that alone is called so, among others that hold the text as well', () => {
		expect(meant(' asia  internet COALITION', [branch, coalition])).toBe(coalition);
		expect(meant('AIC', [branch, { ...coalition, alias: 'AIC' }])?.id).toBe(coalition.id);
		expect(meant('aic-pk', [coalition, branch])).toBe(branch);
	});

	it('whatever accents either was written with', () => {
		const senate = { id: 'senat', name: 'Sénat' };
		expect(meant('senat', [senate, branch])).toBe(senate);
		expect(meant('Sénát', [senate])).toBe(senate);
	});

	it('that was found by the address of its page', () => {
		expect(meant('https://aic.example/letter', [coalition])).toBe(coalition);
	});
});

describe('typed text leaves a doubt', () => {
	it('when several hold it and none is called so', () => {
		expect(meant('asia', [coalition, branch])).toBeUndefined();
	});

	it('when two are called so', () => {
		expect(meant('Bolo Bhi', [bolo, { ...bolo, id: 'bolo-2' }])).toBeUndefined();
	});

	it('when the only hit is merely near', () => {
		expect(meant('Bolo Bhai', [bolo])).toBeUndefined();
	});

	it('when there is no text, or no hit', () => {
		expect(meant(' ', [bolo])).toBeUndefined();
		expect(meant('bolo', [])).toBeUndefined();
	});
});
