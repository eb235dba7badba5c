import { afterAll, describe, expect, it } from 'vitest';
import type { Capture, Found } from './capture.ts';
import { captureOf, closeReader } from './index.ts';
import { type TestPage, testPages } from './test-pages.ts';

afterAll(closeReader);

const captured = async ({ bytes, about }: Pick<TestPage, 'bytes' | 'about'>) => {
	const answer = await captureOf(bytes, about);
	if ('refused' in answer) throw new Error(answer.refused);
	return answer;
};

const fieldsOf = (capture: Capture, names: string[]) =>
	Object.fromEntries(names.map((name) => [name, capture[name as keyof Capture] as Found]));

describe('a page of a newspaper', () => {
	it.each(testPages)('has its text read paragraph by paragraph: $name', async (page) => {
		const { text, direction } = await captured(page);
		expect(text.split('\n\n').flatMap((paragraph) => paragraph.split('\n'))).toEqual(
			page.paragraphs
		);
		expect(direction).toBe(page.direction);
	});

	it.each(testPages)('has its fields read, each with where it was found: $name', async (page) => {
		const right = Object.entries(page.fields).map(([name, answer]) => {
			if (!answer) return [name, undefined];
			const [value, from, certain] = answer;
			const isSure = from === 'JSON-LD' || from === 'meta' || name === 'canonical';
			return [name, { value, from, certain: certain ?? isSure }];
		});
		const names = Object.keys(page.fields);
		expect(fieldsOf(await captured(page), names)).toEqual(Object.fromEntries(right));
	});
});
