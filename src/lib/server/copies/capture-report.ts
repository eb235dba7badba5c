import type { CaptureResult, Outcome } from './capture-all.ts';
import { plural } from '../../domain/plural.ts';

export const outcomeLine = ({ url, refused, found, missed }: Outcome): string =>
	refused
		? `not kept: ${url}: ${refused}`
		: `kept: ${url}` +
			(found + missed.length
				? `: ${found} of ${plural(found + missed.length, 'quotation')} found`
				: '');

export function captureReport({ outcomes, total }: CaptureResult): string {
	const refused = outcomes.filter((outcome) => outcome.refused);
	const missed = outcomes.flatMap((outcome) => outcome.missed);
	const found = outcomes.reduce((sum, outcome) => sum + outcome.found, 0);
	const left = total - outcomes.length;
	const lines = [
		`${plural(outcomes.length - refused.length, 'page')} kept, ${refused.length} not. ` +
			`${plural(found, 'quotation')} found in them, ${missed.length} not.`,
		...refused.map(({ url, refused: why }) => `  ${url}\n    ${why}`),
		...(missed.length ? ['', 'Not found, for editors to look at (/desk/quotations):'] : []),
		...missed.map(
			({ statement, exact, closest }) =>
				`  /desk/statements/${statement}\n    “${exact}”` +
				(closest ? `\n    the page has: “${closest}”` : '')
		),
		...(left ? ['', `Left: ${plural(left, 'page')}. Run it again to go on.`] : [])
	];
	return lines.join('\n');
}
