import { afterAll, describe, expect, it } from 'vitest';
import { closeReader } from './index.ts';
import { captured } from '../../../../tests/helpers/server/capture/test-capture.ts';
import { article, sentence } from '../../../../tests/helpers/server/capture/test-bombs.ts';

afterAll(closeReader);

const text = sentence.repeat(3).trim();

describe('a page that leaves something out', () => {
	it.each([
		['its own element', `<title>Levy</title>${article}`],
		['its head', `<html><body>${article}</body></html>`],
		['its body', `<html><head><title>Levy</title></head>${article}</html>`],
		['both', `<html><title>Levy</title>${article}</html>`],
		['the end of its head', `<html><head><title>Levy</title>${article}</html>`],
		[
			'the end of everything',
			`<html><head><title>Levy</title></head><body><div>${article.slice(0, -4)}`
		],
		['the order of its parts', `${article}<html lang="en"><head></head></html>`]
	])('is read as browsers read it: %s', async (_, page) => {
		expect((await captured(page)).text).toBe(text);
	});
});
