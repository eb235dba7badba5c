export const pastedPage = `Media Defence Watch
  • News
  • Court Updates
Share this

Alliance of internet firms ‘alarmed’ by new rules on harmful content

by MDW Desk
March 3, 2021

The Indus Internet Alliance (IIA), which speaks for eleven global technology companies, has voiced ‘grave alarm’ over the Safe Platforms (Duties and Penalties) Rules, 2021, notified by the ministry on 26 February.

“When companies that agree on nothing sign one letter, ministers should read it twice. Nobody who runs a network could obey a rule that counts hours and forgets courts” says Rehan Qadir, director of Signal Commons Pakistan.

The statement by Laura Penn, Managing Director, Indus Internet Alliance states that “The Indus Internet Alliance is dismayed to see a set of draconian duties published without a single public hearing. We call on the Government to withdraw the text and to begin again, with everyone at the table”.

“The cabinet speaks of a digital economy in the morning and signs a text like this in the evening, which tells investors all they need to know,” says Mahnoor Sethi, director Signal Commons Pakistan, “A country cannot be for sale to start-ups and closed to speech”.

The notification reached newsrooms on 1st March, although it is dated 26th February.

About Media Defence Watch
`;

export const htmlPage = `<!doctype html><html lang="en"><head><title>Alliance alarmed | Media Defence Watch</title>
<link rel="canonical" href="https://mdw.example/2021/03/alarmed">
<meta property="og:site_name" content="Media Defence Watch">
<meta property="article:published_time" content="2021-03-03T09:00:00Z">
<meta name="author" content="MDW Desk"></head><body><article><h1>Alliance of internet firms alarmed by new rules</h1>
${pastedPage
	.split('\n\n')
	.slice(3, 8)
	.map((paragraph) => `<p>${paragraph}</p>`)
	.join('\n')}</article></body></html>`;
