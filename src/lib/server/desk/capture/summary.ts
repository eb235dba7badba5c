import { demands as words, type TakenStance } from '../../../domain/vocabulary.ts';
import type { Confirming } from '../../../forms/capture.ts';

const verbs: Record<TakenStance, string> = {
	oppose: 'Opposes',
	concerned: 'Is concerned about',
	neutral: 'Takes no side on',
	mixed: 'Sees good and bad in',
	support: 'Supports'
};

/** What was said, where nobody wrote it: the stance and the demands that somebody chose, and nothing else. */
export function summaryOf(
	{ stance, law, demands }: Pick<Confirming, 'stance' | 'law' | 'demands'>,
	outlet: string
): string {
	const verb = Object.hasOwn(verbs, stance) ? verbs[stance as TakenStance] : undefined;
	const about = law && (/^the\s/iu.test(law) ? law : `the ${law}`);
	const asked = demands.flatMap((demand) =>
		Object.hasOwn(words, demand) ? words[demand as keyof typeof words].toLowerCase() : []
	);
	const first =
		verb && about ? `${verb} ${about}.` : `Quoted by ${outlet}${about ? ` on ${about}` : ''}.`;
	return asked.length ? `${first} Demands: ${asked.join(', ')}.` : first;
}
