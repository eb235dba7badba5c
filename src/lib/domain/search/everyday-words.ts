import type {
	channels,
	demands,
	eventKinds,
	instruments,
	stakeholderKinds,
	stances,
	statuses
} from '../vocabulary.ts';

/** In addition to the terms' labels. A word stands for all its forms (`stemOf`): «leak» for «leaked» and «leaks». */
type Synonyms<Terms extends object> = Partial<Record<keyof Terms, string>>;

export const eventSynonyms: Synonyms<typeof eventKinds> = {
	drafting: 'draft, table, introduce, propose, first reading, مسودہ, تیار',
	approval: 'approve, pass, passage, adopt, assent, sign, enact, clear, vote, منظور, منظوری, دستخط',
	notification: 'notify, issue, promulgate, نوٹیفکیشن, نوٹیفائی, جاری, نافذ',
	leak: 'surface, get out, come out, hide, لیک, افشا',
	publication: 'publish, make public, become public, gazette, print, release, شائع, اشاعت, گزٹ',
	commencement:
		'commence, take effect, come into force, enter into force, in effect, effective, start, نافذ, نفاذ',
	consultation: 'consult, public comments, feedback, survey, questionnaire, hearing, مشاورت',
	reaction: 'react, respond, response, reply, backlash, outcry, criticism, رد عمل, ردعمل, تنقید',
	court:
		'judge, judgment, judgement, verdict, petition, petitioner, lawsuit, sue, challenge, litigation, case, quash, عدالت, عدالتی, مقدمہ, درخواست, فیصلہ, چیلنج',
	amendment: 'amend, change, revise, revision, reword, modify, ترمیم, ترامیم, تبدیلی',
	suspension: 'suspend, halt, pause, stay, on hold, freeze, معطل, معطلی',
	withdrawal:
		'withdraw, denotify, denotification, de notify, de notification, revoke, rescind, scrap, repeal, roll back, take back, abandon, cancel, drop, واپس, واپسی, منسوخ, منسوخی',
	supersession: 'supersede, replace, replacement, متبادل',
	enforcement:
		'enforce, block, ban, fine, penalty, arrest, throttle, پابندی, بلاک, بند, جرمانہ, گرفتار, گرفتاری',
	removal: 'remove, take down, take off, delete, ہٹا, ہٹایا'
};

export const statusSynonyms: Synonyms<typeof statuses> = {
	proposed: 'pending, table, plan, تجویز, مجوزہ',
	in_force: 'in effect, into force, active, still valid, current, نافذ, نافذ العمل',
	suspended: 'halt, pause, on hold, stay, معطل',
	superseded: 'replace, no longer',
	repealed: 'scrap, abolish, revoke, منسوخ',
	struck_down: 'quash, overturn, unconstitutional, annul, declare void, کالعدم, غیر آئینی',
	withdrawn: 'denotify, de notify, take back, rescind, revoke, واپس',
	lapsed: 'expire, shelve'
};

export const stanceSynonyms: Synonyms<typeof stances> = {
	oppose:
		'opposition, opponent, against, anti, reject, condemn, denounce, criticise, criticize, critic, slam, object, objection, protest, resist, مخالفت, مخالف, خلاف, مسترد, مذمت, احتجاج, تنقید',
	concerned: 'worry, alarm, uneasy, fear, warn, تشویش, خدشات, تحفظات, فکرمند',
	neutral: 'no position, undecided, impartial, غیر جانبدار, غیرجانبدار',
	mixed: 'ambivalent, both sides, ملا جلا',
	support:
		'supporter, back, defend, favour, favor, in favour, in favor, welcome, praise, endorse, agree, justify, حمایت, حامی, دفاع, حق میں'
};

export const instrumentSynonyms: Synonyms<typeof instruments> = {
	act: 'ایکٹ',
	ordinance: 'آرڈیننس',
	rules: 'رولز, قواعد, ضوابط',
	bill: 'بل',
	code_of_practice: 'code',
	policy: 'پالیسی'
};

export const channelSynonyms: Synonyms<typeof channels> = {
	letter: 'write, خط',
	open_letter: 'letter, کھلا خط',
	submission: 'submit, comment',
	analysis: 'analyse, analyze, تجزیہ',
	joint_statement: 'jointly, together, joint, مشترکہ بیان, مشترکہ',
	press_release: 'پریس ریلیز',
	press_conference: 'news conference, پریس کانفرنس',
	resolution: 'قرارداد',
	interview: 'انٹرویو',
	social_post: 'tweet, twitter, facebook post, ٹویٹ',
	protest: 'march, rally, demonstration, sit-in, strike, احتجاج, مظاہرہ, دھرنا',
	parliament: 'parliament, senate, national assembly, senator, mp, پارلیمنٹ, سینیٹ, قومی اسمبلی',
	court: 'court, petition, lawsuit, sue, عدالت, درخواست'
};

export const demandSynonyms: Synonyms<typeof demands> = {
	withdraw: 'withdrawal, denotify, denotification, de notify, revoke, rescind, scrap, واپس',
	repeal: 'scrap, abolish, منسوخ',
	strike_down: 'void, quash, کالعدم',
	suspend: 'suspension, halt, pause, معطل',
	amend: 'amendment, revise, ترمیم',
	reconsider: 'rethink, نظر ثانی',
	review: 'نظر ثانی',
	consult: 'consultation, مشاورت',
	publish: 'publish, transparency, release'
};

export const kindSynonyms: Synonyms<typeof stakeholderKinds> = {
	civil_society: 'ngo, rights group, activist, campaigner, سول سوسائٹی, تنظیم, تنظیموں',
	international_ngo: 'ngo, rights group, تنظیم, تنظیموں',
	media_union: 'journalist, reporter, union, press, صحافی, صحافیوں',
	media_outlet: 'newspaper, media, news outlet, میڈیا, اخبار',
	professional_body: 'lawyer, bar, bar council, وکلا, بار کونسل',
	academic: 'university, scholar',
	industry_body:
		'industry, tech, tech company, tech firm, tech giant, big tech, coalition, کمپنیاں, کمپنیوں',
	company: 'firm, platform, tech company, tech firm, tech giant, big tech, کمپنی, کمپنیاں, کمپنیوں',
	political_party: 'party, politician, opposition, سیاسی جماعت, جماعتوں, جماعت',
	executive: 'minister, ministry, cabinet, official, وزیر, وزارت, کابینہ',
	parliament: 'senate, senator, national assembly, lawmaker, پارلیمنٹ, سینیٹ',
	government: 'govt, state, حکومت',
	regulator: 'authority, اتھارٹی',
	court: 'judge, عدالت'
};

/** Words of most questions that carry no meaning: entries need not contain them. */
export const idleWords =
	'say, tell, talk, speak, think, show, find, list, give, please, happen, know, mean, explain, detail, info, latest, update, status, timeline, history, summary, overview, full, text, pdf, about, regarding, relate, date, day, time, year, month, long, many, much, first, still, now, today, ever, yet, get, make, take, ask, call, demand, want, people, anyone, anybody, someone, somebody, everyone, group, organisation, organization, name, country, position, stance, view, opinion, new, there, also, going, come, next, put, use, used, thing, let, vs';

/** Synonyms: each phrase of a line also finds the others. */
export const matters = [
	'fake news, false news, falsehoods, false information, misinformation, disinformation',
	'cybercrime, cyber crime, electronic crimes',
	'cybersecurity, cyber security',
	'encryption, decryption',
	'data localisation, data localization, local data storage',
	'censorship, censor, content blocking, content removal',
	'press freedom, media freedom, freedom of the press, freedom of press',
	'free speech, freedom of speech, freedom of expression, free expression',
	'data protection, personal data, privacy',
	'surveillance, traceability, tracing',
	'licence, license, licensing',
	'defamation, libel',
	'child safety, children, minors',
	'network blocks, website blocking'
];

/** Other names and adjectives of countries, if they are not the name with an ending. */
export const demonyms: Record<string, string> = {
	GB: 'UK, U.K., Britain, British, England, English, Great Britain, برطانیہ, برطانوی',
	US: 'USA, U.S., America, American, امریکہ, امریکا, امریکی',
	TR: 'Turkey, Turkish, Turkiye, ترکی',
	DE: 'German, جرمن',
	EU: 'European, Europe, یورپ, یورپی یونین',
	IN: 'انڈیا, ہندوستان, بھارتی',
	PK: 'Pak, پاکستانی',
	BD: 'Bangla Desh, بنگلادیش',
	LK: 'Srilanka, Lankan',
	VN: 'Viet Nam, Vietnamese',
	MY: 'ملیشیا, ملائیشیا',
	FR: 'French, فرانس',
	ES: 'Spanish',
	NL: 'Dutch, Holland',
	CN: 'Chinese, چین',
	PH: 'Filipino, Philippine',
	TH: 'Thai',
	PL: 'Polish',
	DK: 'Danish',
	SE: 'Swedish',
	CH: 'Swiss',
	IE: 'Irish',
	AE: 'UAE, Emirati',
	MM: 'Burma, Burmese'
};
