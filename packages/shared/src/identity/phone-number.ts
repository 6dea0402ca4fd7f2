/**
 * The one phone number of all people (dossier 6): a fixed dummy value, from the mobile numbers that the British
 * regulator Ofcom keeps free for use in drama, 07700 900000 to 900999.
 */
export const dummyPhoneNumber = '+447700900000';
