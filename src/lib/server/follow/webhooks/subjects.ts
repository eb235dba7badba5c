import { type Subject, subjectKey } from '../../../domain/follow.ts';
import { pageAt } from '../../desk/corrections/pages.ts';
import { namesOf } from '../names.ts';

const followed = ['regulation', 'stakeholder', 'topic', 'campaign'] as const;
const isFollowed = (noun: string): noun is (typeof followed)[number] =>
	followed.includes(noun as (typeof followed)[number]);

/** What can be followed at an address of ours, best first; everything can be from anywhere. */
export async function choicesAt(address: string): Promise<{ key: string }[]> {
	const page = await pageAt(address);
	const subjects: Subject[] = [];
	const country =
		page && new URL(page.address, 'http://localhost').searchParams.get('jurisdiction');
	if (page?.address.startsWith('/regulations?') && country)
		subjects.push({ scope: 'country', target: country });
	if (page?.item && isFollowed(page.item.noun))
		subjects.push({ scope: page.item.noun, target: page.item.id });
	const keys = subjects.map(subjectKey);
	const names = await namesOf(keys);
	return [...keys.filter((key) => names.get(key)?.isOnRecord), 'everything:'].map((key) => ({
		key
	}));
}
