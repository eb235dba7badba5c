/** @param {string} value */
const quoted = (value) => `'${value.replaceAll("'", "'\\''")}'`;

/** @param {Record<string, string>} values */
const assigned = (values) =>
	Object.entries(values).map(([name, value]) => `${name}=${quoted(value)}`);

/**
 * All that it takes to restore the record on another machine. Lines that begin with two spaces are typed or copied.
 * @param {{ address: string, version: string, secret: string, folder: string, recipient: string, key?: string,
 * away?: Record<string, string>, ownDatabase: boolean, postgresPassword?: string }} copy `key` is left out if it was made
 * before, `away` has the settings of `BACKUP_SFTP` or `BACKUP_S3`, and `postgresPassword` is given in containers
 * @returns {string}
 */
export function recoverySheet(copy) {
	const { key, secret, folder, recipient, away, postgresPassword } = copy;
	const kept = { SECRET: secret, BACKUP_RECIPIENT: recipient, ...away };
	const copies = away?.BACKUP_SFTP || away?.BACKUP_S3;
	const lines = postgresPassword ? inContainers(copy, kept) : onMachine(copy, kept);
	return `RECOVERY SHEET. Print or copy it, and keep it in another place: whoever has it and a backup can read everything.

Rulewatch ${copy.version} at ${copy.address}
The backups are in ${folder}${postgresPassword ? ' of the volume “backups”' : ''}. ${copies ? `Copies are at ${new URL(copies).host}, from which a restore fetches the last one if that folder is empty.` : 'Keep copies of them in another place, too.'}
The key that opens them${key ? `, which is not on this machine:\n  ${key}` : ' is on your first sheet, and was made for\n  ' + recipient}
SECRET, which opens second factors and letters:
  ${secret}

${lines}
`;
}

/** @param {Parameters<typeof recoverySheet>[0]} copy @param {Record<string, string>} kept */
function onMachine({ version, folder, key, ownDatabase }, kept) {
	const opening = { BACKUP_FOLDER: folder, ...(key && { BACKUP_PASSPHRASE: key }) };
	return `To restore them on a new machine, put Rulewatch ${version} or newer there and copy the backups to ${folder}.
${ownDatabase ? '' : 'Set DATABASE_URL to an empty PostgreSQL database. '}Build and set up:
  npm ci && npm run build
  ${assigned(kept).join(' ')} npm run setup
Then, or on this machine once Rulewatch is stopped and its database is empty:
  ${assigned(opening).join(' ')} npm run restore -- latest
  npm start`;
}

/** @param {Parameters<typeof recoverySheet>[0]} copy @param {Record<string, string>} kept */
function inContainers({ version, folder, key, postgresPassword = '' }, kept) {
	const options = (/** @type {Record<string, string>} */ values) =>
		assigned(values)
			.map((each) => `--env ${each} `)
			.join('');
	return `To restore them on a new machine, put Rulewatch ${version} or newer there, and in its folder:
  docker compose run --rm ${options({ ...kept, POSTGRES_PASSWORD: postgresPassword })}setup
Copy the backups into the folder “backups” beside compose.yaml. Then, or on this machine with an empty database:
  docker compose run --rm --volume "$PWD/backups:${folder}" ${options(key ? { BACKUP_PASSPHRASE: key } : {})}rulewatch npm run restore -- latest
  docker compose up --detach`;
}
