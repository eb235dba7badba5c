import { and, eq } from 'drizzle-orm';
import type { FacetOption } from '../../domain/filters.ts';
import { languageName } from '../../domain/places.ts';
import { sections, sourceTypes } from '../../domain/vocabulary.ts';
import { type Conditions, facet, labelIn, where, yearOf } from '../db/list.ts';
import * as t from '../db/schema.ts';

/** Of outlets and laws, which are many, the most frequent stand among the choices; any works in the address. */
const most = 40;

const from = t.article;

/** Counts each filter's choices beside the other filters. The outlet chosen is always among the choices. */
export async function facetsOf(
	conditions: Conditions,
	chosen: { outlet?: string; regulation?: string }
) {
	const but = (name: string) => ({ from, where: where(conditions, name) });
	const [section, outlets, type, topic, laws, year, lang] = await Promise.all([
		facet({ value: from.section, label: labelIn(sections), ...but('section') }),
		facet({ value: from.outlet, ...but('outlet') }),
		facet({ value: from.sourceType, label: labelIn(sourceTypes), ...but('type') }),
		facet({
			value: t.topic.slug,
			label: t.topic.name,
			joins: [
				[t.articleTopic, eq(t.articleTopic.articleId, from.id)],
				[t.topic, eq(t.topic.id, t.articleTopic.topicId)]
			],
			...but('topic')
		}),
		facet({
			value: t.regulation.slug,
			label: t.regulation.title,
			joins: [
				[t.articleRegulation, eq(t.articleRegulation.articleId, from.id)],
				[
					t.regulation,
					and(
						eq(t.regulation.id, t.articleRegulation.regulationId),
						eq(t.regulation.state, 'published')
					)!
				]
			],
			...but('regulation')
		}),
		facet({ value: yearOf(from.publishedLatest), order: 'value', ...but('year') }),
		facet({ value: from.lang, label: languageName, ...but('lang') })
	]);
	const shown = (options: FacetOption[], choice?: string) =>
		options.filter(({ value }, index) => index < most || value === choice);
	const outlet = shown(outlets, chosen.outlet);
	const regulation = shown(laws, chosen.regulation);
	return { section, outlet, type, topic, regulation, year, lang };
}
