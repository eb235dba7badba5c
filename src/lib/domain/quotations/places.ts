import { countries } from '../places.ts';

const towns = `
	Islamabad, Lahore, Karachi, Peshawar, Quetta, Multan, Rawalpindi, Faisalabad, Hyderabad, Gilgit, Punjab, Sindh,
	Balochistan, Khyber Pakhtunkhwa, Kashmir, New Delhi, Delhi, Mumbai, Chennai, Kolkata, Bengaluru, Bangalore, Kerala,
	Dhaka, Chittagong, Kathmandu, Pokhara, Colombo, Jaffna, Kandy, Kabul, Male, Thimphu, London, Manchester, Hull, Leeds,
	Edinburgh, Cardiff, Belfast, Dublin, Brussels, Paris, Berlin, Geneva, Vienna, Madrid, Rome, Strasbourg, Luxembourg,
	Washington, New York, San Francisco, Sacramento, Austin, Texas, California, Boston, Chicago, Los Angeles, Silicon Valley,
	Nairobi, Lagos, Abuja, Kampala, Accra, Johannesburg, Pretoria, Cape Town, Jakarta, Manila, Singapore, Kuala Lumpur,
	Hanoi, Bangkok, Yangon, Sydney, Canberra, Melbourne, Auckland, Wellington, Ottawa, Toronto, Tokyo, Seoul, Beijing,
	Hong Kong, Dubai, Doha, Riyadh, Cairo, Istanbul, Ankara, Tehran, South Asia, Asia, Europe, Africa, America, West, East,
	North, South, Parliament, Senate, Congress, House, Internet, English, Urdu, Islam, Facebook page, Signal, WhatsApp,
	Zoom, UK, USA, US, EU, UN, UAE, Britain, England, Scotland, Wales, Northern Ireland, Rajya Sabha, Lok Sabha
`;

/** What is in capitals and speaks seldom. */
export const placeNames = new Set(
	[...Object.values(countries), ...towns.split(',')].map((name) => name.trim().toLowerCase())
);
