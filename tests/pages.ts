/** An address of every kind of page, for checks that all must pass. */
export const pages = {
	home: '/',
	'laws, filtered': '/regulations?jurisdiction=PK&status=in_force',
	laws: '/regulations',
	'a law': '/regulations/citizens-protection-against-online-harm-rules-2020',
	'a law without days': '/regulations/communications-and-multimedia-act-1998',
	'the timeline of a law':
		'/regulations/citizens-protection-against-online-harm-rules-2020/timeline?stance=oppose&kind=court',
	'a chart of a law':
		'/regulations/citizens-protection-against-online-harm-rules-2020/charts/reactions',
	'a chart of a law without statements':
		'/regulations/communications-and-multimedia-act-1998/charts/stance?count=members',
	'the history of a law': '/regulations/citizens-protection-against-online-harm-rules-2020/history',
	stakeholders: '/stakeholders',
	'a coalition': '/stakeholders/asia-internet-coalition',
	'a person': '/stakeholders/asad-baig',
	statements: '/statements',
	'a statement': '/statements/st-028',
	'a version of a statement': '/statements/st-028?version=1',
	articles: '/articles',
	'an article':
		'/articles/coalition-of-global-tech-groups-expresses-concerns-over-the-rules-against-online',
	events: '/events',
	'an event': '/events/ev-044',
	topics: '/topics',
	'a topic': '/topics/freedom-of-expression',
	sections: '/sections',
	'a section': '/sections/court-updates',
	campaigns: '/campaigns',
	'a campaign': '/campaigns/national-campaign-against-curbs-on-online-spaces',
	'what comes': '/coming',
	'laws compared':
		'/compare?regulations=citizens-protection-against-online-harm-rules-2020,removal-and-blocking-of-unlawful-online-content-rules-2021',
	'laws to be compared': '/compare',
	'who stands with whom': '/coalitions',
	'who stands with whom, narrowed':
		'/coalitions?regulation=citizens-protection-against-online-harm-rules-2020&country=PK',
	'a shared collection':
		'/collection?items=statements/st-028,events/ev-044,regulations/citizens-protection-against-online-harm-rules-2020,regulations/citizens-protection-against-online-harm-rules-2020/charts/reactions,trends/charts/hidden',
	'a collection': '/collection',
	trends: '/trends',
	'a chart across laws': '/trends/charts/stance',
	'the matrix across laws': '/trends/charts/matrix',
	'the search, without words': '/search',
	search: '/search?q=AIC',
	about: '/about',
	'who runs this copy': '/about/this-copy',
	api: '/api',
	data: '/data',
	corrections: '/corrections',
	takedowns: '/takedowns',
	'a report of a mistake':
		'/corrections/report?page=/regulations/citizens-protection-against-online-harm-rules-2020',
	'a report of a mistake somewhere': '/corrections/report',
	'what to follow': '/follow?page=/regulations/citizens-protection-against-online-harm-rules-2020',
	'what to follow, from nowhere': '/follow',
	'a lost link': '/follow/link',
	'a letter to confirm':
		'/follow/sent?page=/regulations/citizens-protection-against-online-harm-rules-2020',
	'a report that was sent': '/corrections/report/sent?page=/about'
} as const;

export const embeds = {
	'a law in a frame': `/embed${pages['a law']}?as-of=2026-01-01`,
	'a timeline in a frame': `/embed${pages['a law']}/timeline`,
	'a whole timeline in a frame': `/embed${pages['a law']}/timeline?entries=all`,
	'a chart of a law in a frame': `/embed${pages['a chart of a law']}?count=members`,
	'a chart across laws in a frame': `/embed${pages['a chart across laws']}`,
	'the matrix in a frame': `/embed${pages['the matrix across laws']}`,
	'a campaign in a frame': `/embed${pages['a campaign']}`,
	'a comparison in a frame': `/embed${pages['laws compared']}`,
	'a quotation in a frame': `/embed${pages['a statement']}`,
	'an event in a frame': `/embed${pages['an event']}`,
	'a stakeholder in a frame': `/embed${pages['a coalition']}`,
	'an article in a frame': `/embed${pages['an article']}`,
	'a topic in a frame': `/embed${pages['a topic']}`,
	'a list of statements in a frame': '/embed/statements?stance=oppose',
	'a list of laws in a frame': `/embed${pages['laws, filtered']}`,
	'a list of events in a frame': '/embed/events?kind=leak',
	'a list of articles in a frame': '/embed/articles?year=2020',
	'a list of stakeholders in a frame': '/embed/stakeholders?kind=coalition'
} as const;

export const refusals = {
	'an unknown law': ['/regulations/no-such-law', 404],
	'an unknown page': ['/no/such/page', 404]
} as const;

/** Pages of people with an account, as strangers reach them. */
export const accounts = {
	'sign in': '/sign-in',
	'a password forgotten': '/reset',
	'an invitation that ended': `/invitation/${'x'.repeat(43)}`,
	'a new password that ended': `/reset/${'x'.repeat(43)}`,
	'a set-up that ended': `/set-up/${'x'.repeat(43)}`
} as const;

/** Rooms and forms that an administrator reaches without anything having been sent. */
export const desk = {
	desk: '/desk',
	'all laws at the desk': '/desk/regulations',
	'a form for a law': '/desk/regulations/new',
	'a form for a statement': '/desk/statements/new',
	'a form for a statement on record': '/desk/statements/st-028',
	'a form for an article': '/desk/articles/new',
	'a form for a stakeholder': '/desk/stakeholders/new',
	'a form for an event': '/desk/events/new',
	'a form for a campaign': '/desk/campaigns/new',
	'a form for a topic': '/desk/topics/new',
	'a form for a membership': '/desk/memberships/new',
	'the history of a statement': '/desk/statements/st-028/history',
	'a version at the desk': '/desk/statements/st-028/history/1',
	'a withdrawal': '/desk/statements/st-028/withdraw',
	members: '/desk/stakeholders/aic/members',
	'a merge of stakeholders': '/desk/stakeholders/aic/merge',
	capture: '/desk/capture',
	'a look-up': '/desk/lookup?noun=stakeholders&q=AIC',
	review: '/desk/review',
	imports: '/desk/imports',
	'who runs this copy, at the desk': '/desk/site/this-copy',
	'takedowns, at the desk': '/desk/site/takedowns',
	'erasures, at the desk': '/desk/site/erasures',
	'reported mistakes': '/desk/corrections',
	reports: '/desk/reports',
	quotations: '/desk/quotations',
	merges: '/desk/merges',
	'laws looked at': '/desk/looked-at',
	'watched pages': '/desk/watches',
	'a page to watch': '/desk/watches/new',
	activity: '/desk/activity',
	people: '/desk/people',
	outbox: '/desk/outbox',
	'an account': '/desk/account',
	'a new password': '/desk/account/password',
	'a new address': '/desk/account/address',
	sessions: '/desk/account/sessions',
	'two steps': '/desk/account/two-step',
	tokens: '/desk/account/tokens',
	webhooks: '/desk/account/webhooks',
	'nothing at the desk': '/desk/nothing'
} as const;
