import { languageName } from '../../domain/places.ts';
import { sections, sourceTypes } from '../../domain/vocabulary.ts';
import { type Facet, laws, topics } from '../db/facets.ts';
import { labelIn } from '../db/list.ts';

const most = 40;

export const facets = {
	section: { label: labelIn(sections) },
	outlet: { most },
	type: { label: labelIn(sourceTypes) },
	topic: { of: topics },
	regulation: { of: laws, most },
	year: { order: 'value' },
	lang: { label: languageName }
} satisfies Record<string, Facet>;
