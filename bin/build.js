import { readArguments } from './options.js';
import { build } from './prepare.js';
import { alreadyDone, main } from './steps.js';

readArguments('npm run build: builds the app, unless it is built from these sources already.');

await main(async () => {
	const isThere = (await build()) === alreadyDone;
	console.log(isThere ? 'The app is built from these sources already.' : 'The app is built.');
});
