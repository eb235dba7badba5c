import type { StakeholderKind } from '../../../domain/vocabulary.ts';

const signs: [StakeholderKind, RegExp][] = [
	['court', /\b(?:court|tribunal|bench)\b|عدالت/iu],
	['regulator', /\b(?:authority|commission|regulator|ofcom|pta|pemra)\b|اتھارٹی/iu],
	[
		'government',
		/\b(?:ministry|government|department|cabinet|police|army|secretariat|parliament|senate|assembly|white house)\b|وزارت|حکومت/iu
	],
	['political_party', /\b(?:party|tehreek|congress|league|democrats|republicans)\b|پارٹی|لیگ/iu],
	['professional_body', /\b(?:bar (?:council|association)|medical association|law society)\b/iu],
	['media_union', /\b(?:journalists?|press club|editors|broadcasters|pfuj)\b|صحافی|صحافت/iu],
	['academic', /\b(?:university|college|school of|faculty)\b|یونیورسٹی/iu],
	[
		'industry_body',
		/\b(?:coalition|chamber|industry|operators|providers|internet alliance|software houses)\b/iu
	],
	['company', /\b(?:inc|ltd|limited|llc|plc|corp|google|facebook|meta|twitter|tiktok|telecom)\b/iu],
	['media_outlet', /\b(?:news|times|post|herald|tribune|television|tv|radio)\b/iu],
	['international_ngo', /\b(?:international|without borders|global|worldwide)\b/iu]
];

/** Guesses the kind of an organisation from its name. People who add it are asked to check the kind. */
export const guessKind = (name: string): StakeholderKind =>
	signs.find(([, sign]) => sign.test(name))?.[0] ?? 'civil_society';
