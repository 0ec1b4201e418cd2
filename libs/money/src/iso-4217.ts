const withDigits = (digits: number, codes: string): [string, number][] =>
  codes
    .trim()
    .split(/\s+/)
    .map((code) => [code, digits]);

/**
 * Minor units of every active currency and fund code of ISO 4217 list one (amendment 179, 2025: BGN ended with
 * 2025, ANG with mid-2025 and XCG replaced it). Codes whose minor unit is "N.A." (gold, bond units, SDR, testing,
 * no currency) are left out: nothing can be billed in them.
 */
export const MINOR_DIGITS: Readonly<Record<string, number>> = Object.fromEntries([
  ...withDigits(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...withDigits(
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
     CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG
     HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
     MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK
     SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD
     XCD XCG YER ZAR ZMW ZWG`,
  ),
  ...withDigits(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...withDigits(4, 'CLF UYW'),
]);
