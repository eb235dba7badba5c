export { listFeedFile as GET } from '$lib/server/outlets/lists';
