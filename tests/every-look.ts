import type { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { accessFaults } from './fixtures.ts';

interface Axe {
	run(how: { runOnly: string[]; resultTypes: string[] }): ReturnType<AxeBuilder['analyze']>;
}

interface Look {
	width: number;
	/** Forced colours are those of a reader's system. */
	colours: 'light' | 'dark' | 'forced';
	/** The page's words give way to Urdu, from right to left. */
	isUrdu?: true;
}

/** Each width meets each kind of colours and both directions, as does each kind of colours. */
const looks: Look[] = [
	{ width: 1280, colours: 'dark' },
	{ width: 1280, colours: 'forced' },
	{ width: 360, colours: 'light' },
	{ width: 360, colours: 'dark' },
	{ width: 320, colours: 'light' },
	{ width: 320, colours: 'forced' },
	{ width: 320, colours: 'dark', isUrdu: true },
	{ width: 360, colours: 'forced', isUrdu: true },
	{ width: 1280, colours: 'light', isUrdu: true }
];

/** Results of all other rules are the same in every look. */
const rulesOfSpace = ['scrollable-region-focusable', 'target-size'];
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Colours are the same in any language, and light ones are judged at 360 pixels, where the same stands as at 320. */
const rulesOf = ({ width, colours, isUrdu }: Look) =>
	isUrdu || (width === 320 && colours === 'light')
		? rulesOfSpace
		: [...rulesOfSpace, ...rulesOfColour];

/** Opens a page, and has it judged in every look without loading it again. */
export async function faultsInEveryLook(page: Page, address: string): Promise<string[]> {
	await page.setViewportSize({ width: 1280, height: 740 });
	await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
	await page.goto(address);
	const faults = await accessFaults(page);
	for (const look of looks) {
		await page.setViewportSize({ width: look.width, height: 740 });
		await page.emulateMedia({
			colorScheme: look.colours === 'dark' ? 'dark' : 'light',
			forcedColors: look.colours === 'forced' ? 'active' : 'none'
		});
		if (look.isUrdu) await page.evaluate(speakUrdu);
		await page.evaluate(fillLetters, look.colours === 'forced');
		const found = [await page.evaluate(sideways), ...(await page.evaluate(judged, rulesOf(look)))];
		faults.push(...found.flatMap((fault) => (fault ? `${JSON.stringify(look)}: ${fault}` : [])));
	}
	return faults;
}

/** Runs in the page: «New rules for social media limit the freedom of expression of citizens», word by word. */
async function speakUrdu(): Promise<void> {
	if (document.dir === 'rtl') return;
	const words = 'سوشل میڈیا کے نئے قوانین شہریوں کی آزادیٔ اظہار کو محدود کرتے ہیں'.split(' ');
	let next = 0;
	document.documentElement.lang = 'ur';
	document.dir = 'rtl';
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let text = walker.nextNode(); text; text = walker.nextNode())
		if (!text.parentElement?.closest('script, style, noscript'))
			text.nodeValue = text.nodeValue!.replace(/\p{L}+/gu, () => words[next++ % words.length]!);
	for (const marked of document.querySelectorAll('[lang]:not(html)'))
		marked.removeAttribute('lang');
	await document.fonts.ready;
}

/** Runs in the page: axe asks which colour fills letters, and Chromium answers with the one that was not forced. */
function fillLetters(isForced: boolean): void {
	for (const element of document.body.querySelectorAll<HTMLElement>('*'))
		element.style.webkitTextFillColor = isForced ? getComputedStyle(element).color : '';
}

/** Runs in the page. A chart takes the new width some frames later. */
async function sideways(): Promise<string | undefined> {
	let wider = 1;
	for (let frame = 0; frame < 60 && wider > 0; frame++) {
		wider = document.documentElement.scrollWidth - innerWidth;
		await new Promise(requestAnimationFrame);
	}
	return wider > 0 ? `${wider} pixels wider than the screen` : undefined;
}

/** Runs in the page, in which axe has run before. */
async function judged(rules: string[]): Promise<string[]> {
	const { axe } = globalThis as unknown as { axe: Axe };
	const { violations } = await axe.run({ runOnly: rules, resultTypes: ['violations'] });
	return violations.map(
		({ id, help, nodes }) =>
			`${id}: ${help} — at ${nodes.map(({ target }) => target).join(' and ')}`
	);
}
