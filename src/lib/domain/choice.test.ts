import { describe, expect, it } from 'vitest';
import { certainHit, type Choice } from './choice.ts';

const coalition: Choice = { id: 'asia-internet-coalition', name: 'Asia Internet Coalition' };
const branch: Choice = { id: 'aic-pk', name: 'Asia Internet Coalition Pakistan' };
const bolo: Choice = { id: 'bolo-bhi', name: 'Bolo Bhi', about: 'civil society · Pakistan' };

describe('typed text means a hit', () => {
	it('that is the only one, when it holds every word of the text', () => {
		expect(certainHit('coal asia', [coalition])).toBe(coalition);
		expect(certainHit('bolo pakistan', [bolo])).toBe(bolo);
	});

	it('that alone is called so, among others that hold the text as well', () => {
		expect(certainHit(' asia  internet COALITION', [branch, coalition])).toBe(coalition);
		expect(certainHit('AIC', [branch, { ...coalition, alias: 'AIC' }])?.id).toBe(coalition.id);
		expect(certainHit('aic-pk', [coalition, branch])).toBe(branch);
	});

	it('whatever accents either was written with', () => {
		const senate = { id: 'senat', name: 'Sénat' };
		expect(certainHit('senat', [senate, branch])).toBe(senate);
		expect(certainHit('Sénát', [senate])).toBe(senate);
	});

	it('that was found by the address of its page', () => {
		expect(certainHit('https://aic.example/letter', [coalition])).toBe(coalition);
	});
});

describe('typed text leaves a doubt', () => {
	it('when several hold it and none is called so', () => {
		expect(certainHit('asia', [coalition, branch])).toBeUndefined();
	});

	it('when two are called so', () => {
		expect(certainHit('Bolo Bhi', [bolo, { ...bolo, id: 'bolo-2' }])).toBeUndefined();
	});

	it('when the only hit is merely near', () => {
		expect(certainHit('Bolo Bhai', [bolo])).toBeUndefined();
	});

	it('when there is no text, or no hit', () => {
		expect(certainHit(' ', [bolo])).toBeUndefined();
		expect(certainHit('bolo', [])).toBeUndefined();
	});
});
