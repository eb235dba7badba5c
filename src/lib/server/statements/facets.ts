import { languageName } from '../../domain/places.ts';
import { channels, demands, stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import { type Facet, laws, voices } from '../db/facets.ts';
import { labelIn } from '../db/list.ts';

const most = 30;

export const facets = {
	regulation: { of: laws, most },
	stakeholder: { of: voices, most },
	kind: { label: labelIn(stakeholderKinds) },
	stance: { label: labelIn(stances) },
	demand: { label: labelIn(demands) },
	channel: { label: labelIn(channels) },
	year: { order: 'value' },
	lang: { label: languageName }
} satisfies Record<string, Facet>;
