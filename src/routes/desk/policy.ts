import { importLimits, tooLarge } from '$lib/domain/imports';
import { tooLargePicture } from '$lib/forms/site';
import { form, type Policies } from '$lib/server/front/policy';

export const tooLargeToPaste =
	'This is larger than 5 MB, the most that can be pasted. Paste the text of the article alone.';

/** The form adds some bytes to the file; a picture that is too large comes in whole, so that its words stay. */
const bytes = importLimits.bytes + 64 * 1024;

export const policy: Policies = {
	'': { who: 'contributor', cache: 'never', body: form },
	'{corrections,looked-at,merges,quotations,reports,review,watches}': { who: 'editor' },
	site: { who: 'editor', longerBody: { bytes, sentence: tooLargePicture } },
	'{[name]/[id]/withdraw,stakeholders/[id]/merge}': { who: 'editor' },
	'{activity,activity.csv,outbox,people,site/erasures,site/takedowns,site/this-copy}': {
		who: 'administrator'
	},
	account: { beforeTwoStep: true },
	// Tokens and webhooks would bypass the second factor.
	'account/{tokens,webhooks}': { beforeTwoStep: false },
	capture: { longerBody: { bytes, sentence: tooLargeToPaste } },
	imports: { longerBody: { bytes, sentence: tooLarge } }
};
