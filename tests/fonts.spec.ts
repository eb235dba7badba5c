import { expect, test } from './fixtures.ts';

const families: Record<string, [sans: string, serif: string]> = {
	dejavu: ['DejaVu Sans', 'DejaVu Serif'],
	noto: ['Noto Sans', 'Noto Serif'],
	liberation: ['Arimo', 'Tinos']
};

test('a page is drawn with the fonts of its set, whatever the system has @layout', async ({
	page
}, { project }) => {
	test.skip(process.platform !== 'linux', 'Browsers elsewhere ask no fontconfig.');
	const widthIn = (family: string) =>
		page.evaluate((family) => {
			const text = document.createElement('span');
			text.textContent = 'Hamburgefonstiv';
			Object.assign(text.style, { font: `100px ${family}`, position: 'absolute' });
			document.body.append(text);
			return text.offsetWidth;
		}, family);
	const [sans, serif] = families[project.name]!;
	expect(await widthIn('system-ui')).toBe(await widthIn(`"${sans}", monospace`));
	expect(await widthIn('sans-serif')).toBe(await widthIn(`"${sans}", monospace`));
	expect(await widthIn('serif')).toBe(await widthIn(`"${serif}", monospace`));
});
