import { formatDate } from '../dates/format.ts';
import { attributedTo } from '../record.ts';
import { type Moment, shownSentence } from './moments.ts';
import type { Picture } from './timeline.ts';

export function timelineCaveats(
	moments: Moment[],
	picture: Picture,
	statements: { shown: number; all: number; weeks?: { skipped?: number }[] }
): string[] {
	const left = picture.aside.find(({ more }) => more)?.more;
	const disputed = moments.flatMap(disputeOf);
	return [
		statements.all > statements.shown &&
			shownSentence(statements.shown, statements.all, statements.weeks),
		picture.breaks.length && 'Where the axis is broken, a quiet stretch is shortened.',
		picture.marks.some(({ x1, x2 }) => x2 > x1) && 'A long mark: no more than these days is known.',
		picture.marks.some(({ ghosts }) => ghosts.length) && 'Dashed: other sources give this date.',
		disputed.length && `Disputed: ${disputed.join('; ')}.`,
		picture.counts.length && 'A number: so many more at that time.',
		left && `${left} more, of which no day is known, are not drawn.`,
		...writtenOutNames(moments, picture)
	].filter((sentence) => typeof sentence === 'string');
}

/** Returns «Notification, 21 January 2020 (others give 28 January 2020)». */
function disputeOf({ title, disputed }: Moment): string[] {
	const [date, ...words] = title.split(': ');
	const others = [...new Set(disputed.map((claim) => formatDate(claim.date)))];
	return others.length ? [`${words.join(': ')}, ${date} (others give ${others.join(', ')})`] : [];
}

function writtenOutNames(moments: Moment[], { marks, aside }: Picture): string[] {
	const written = new Set([
		...marks.flatMap(({ label }) => label?.text ?? []),
		...aside.flatMap(({ entry }) => entry?.text ?? [])
	]);
	const whole = moments.flatMap((moment) => {
		if (!('statement' in moment) || !moment.label.endsWith('…')) return [];
		const { name } = attributedTo(moment.statement);
		return written.has(moment.label) ? [`${moment.label} ${name}.`] : [];
	});
	return whole.length ? [`Written out: ${[...new Set(whole)].join(' ')}`] : [];
}
