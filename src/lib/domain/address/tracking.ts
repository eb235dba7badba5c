/** Parameters that identify a reader's origin: those that Firefox, Brave and AdGuard strip, and those of newsletters. */
const everywhere = new Set(
	[
		// click identifiers of advertisers and social networks
		'fbclid gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid msclkid yclid ysclid ymclid',
		'twclid ttclid li_fat_id igshid igsh mibextid epik sccid rdt_cid irclickid wickedid _openstat s_kwcid',
		'fb_action_ids fb_action_types fb_ref fb_source ref_src ref_url __twitter_impression',
		// newsletters
		'mc_cid mc_eid mkt_tok _hsenc _hsmi __hssc __hstc __hsfp hsctatracking oly_anon_id oly_enc_id __s',
		'vero_id vero_conv ml_subscriber ml_subscriber_hash _bhlid _ke _kx',
		// analytics and campaigns
		'_ga _gl cmpid ncid s_cid wt_mc wt_zmc spm xtor mbid guccounter guce_referrer guce_referrer_sig',
		'ns_mchannel ns_source ns_campaign ns_linkname ns_fee elqtrackid elqtrack elqcampaignid elqaid elqat',
		'pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid',
		'itm_source itm_medium itm_campaign itm_content itm_term itm_channel',
		// caches of AMP pages
		'amp_js_v amp_gsa usqp'
	].flatMap((names) => names.split(' '))
);
const families = ['utm_', 'at_', 'mtm_', 'piwik_', 'hsa_'];
/** These names have a meaning on other sites. */
const atSites: Record<string, string[]> = {
	'x.com': ['s', 't'],
	'twitter.com': ['s', 't'],
	'youtube.com': ['si', 'feature', 'pp'],
	'youtu.be': ['si', 'feature'],
	'facebook.com': ['__cft__[0]', '__tn__', 'rdid', 'share_url'],
	'linkedin.com': ['trk', 'rcm'],
	'tiktok.com': ['_r', '_t', 'is_from_webapp', 'sender_device'],
	'theguardian.com': ['cmp'],
	'nytimes.com': ['smid', 'smtyp', 'referringsource'],
	'bbc.com': ['ocid'],
	'bbc.co.uk': ['ocid']
};

export function isTracking(host: string, parameter: string): boolean {
	const name = parameter.toLowerCase();
	return (
		everywhere.has(name) ||
		families.some((family) => name.startsWith(family)) ||
		Object.entries(atSites).some(
			([site, names]) => names.includes(name) && `.${host}`.endsWith(`.${site}`)
		)
	);
}
