export { generateKeyPair, type KeyPair, keyPairOf, kidOf, type PublicJwk } from './key-pair.js';
export { isSealed, seal, unseal } from './sealed.js';
export { isSignedBy, signBytes } from './sign.js';
export { readSignature, type Signature, signatureText } from './signature-text.js';
