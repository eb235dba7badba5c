export { itemJsonFile as GET } from '$lib/server/outlets/lists';
