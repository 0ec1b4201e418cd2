import * as z from 'zod';

/** An environment variable that holds the address of a server, with one of these schemes (`postgres:`). */
export const addressVariable = (name: string, schemes: readonly string[], example: string) =>
  z
    .string()
    .refine((text) => schemes.includes(URL.canParse(text) ? new URL(text).protocol : ''), {
      error: () =>
        `${name} must be an address that begins with ${schemes.map((s) => `\`${s}//\``).join(' or ')}`,
      params: { help: `for example ${name}=${example}` },
    })
    .refine((text) => !URL.canParse(text) || isDecodable(new URL(text)), {
      error: `${name} has a \`%\` that does not begin an escape such as \`%40\``,
      params: { help: 'write a `%` that is meant as itself, in a password for example, as `%25`' },
    });

/** One of a few words. */
export const wordVariable = <Word extends string>(name: string, words: readonly Word[], example: Word) =>
  z.string().refine((text): text is Word => words.some((word) => word === text), {
    error: ({ input }) =>
      `${name} must be ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}, and is \`${String(input).slice(0, 40)}\``,
    params: { help: `for example ${name}=${example}` },
  });

/** The port of a server of ours. */
export const portVariable = (name: string, example: string) =>
  z.string().refine((text) => /^(?:0|[1-9][0-9]{0,4})$/.test(text) && Number.parseInt(text, 10) <= 65_535, {
    error: ({ input }) =>
      `${name} must be a whole number from 0 to 65535, and is \`${String(input).slice(0, 40)}\``,
    params: { help: `for example ${name}=${example}; 0 lets the system choose` },
  });

/** A whole number between two others. */
export const countVariable = (name: string, least: number, most: number, example: string) =>
  z
    .string()
    .refine((text) => /^[1-9][0-9]{0,8}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: ({ input }) =>
        `${name} must be a whole number from ${least} to ${most}, and is \`${String(input).slice(0, 40)}\``,
      params: { help: `for example ${name}=${example}` },
    })
    .transform(Number);

const ipAddress = z.union([z.ipv4(), z.ipv6()]);

/** The address that a server of ours listens on; `whenOpen` says what it means to open it. */
export const hostVariable = (name: string, whenOpen: string) =>
  z.string().refine((text) => ipAddress.safeParse(text).success, {
    error: `${name} must be an IP address`,
    params: { help: `for example ${name}=0.0.0.0: ${whenOpen}` },
  });

const NETWORK = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** Addresses and networks of proxies that are believed when they say who asks: never everybody. */
export const proxiesVariable = (name: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every((one) => NETWORK.safeParse(one).success && !one.endsWith('/0')), {
      error: `${name} must be IP addresses or networks, with commas between them`,
      params: { help: `for example ${name}=127.0.0.1,10.0.0.0/8: the addresses of your own balancers` },
    });

/** Drivers decode each part, and throw when they cannot. */
function isDecodable({ username, password, hostname, pathname }: URL): boolean {
  try {
    for (const part of [username, password, hostname, pathname]) decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

/** What private keys are sealed with: one secret, or several while it changes, the newest first. */
export const secretsVariable = z
  .string()
  .refine((text) => text.split(',').every((one) => /^[\x21-\x7e]{24,200}$/.test(one)), {
    error:
      'RATEBOOK_SECRET must be 24 to 200 visible characters other than a comma, or several such, the newest first',
    params: { help: 'for example the output of `openssl rand -base64 32`; keep it as you keep passwords' },
  })
  .transform((text) => text.split(','));
