import { storable } from '../../copies/keep.ts';
import { articleFields } from './article-fields.ts';

/** The fields of the article among what a form sent, each as it was typed. */
export const typedOf = (sent: object): Record<string, string> =>
	Object.fromEntries(
		articleFields.flatMap((name) => {
			const value = (sent as Record<string, unknown>)[`article.${name}`];
			// Where the article is on record, the form has no field for it.
			return typeof value === 'string' && value ? [[name, storable(value)]] : [];
		})
	);
