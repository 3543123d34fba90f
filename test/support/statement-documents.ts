import type {
  PublishedAttribution,
  PublishedSource,
  PublishedStatement,
} from '#features/publications/document'

export const etv: PublishedSource = {
  slug: 'etv-bharat-whatsapp-provided-technical-update',
  kind: 'ARTICLE',
  title: `WhatsApp provided 'technical update'; no info on security breach: BJP IT Cell chief Amit Malviya`,
  publisher: 'ETV Bharat',
  byline: null,
  dateline: 'Delhi',
  url: null,
  language: 'en',
  published: '2019-11-02T19:25:00+05:30',
  publishedMin: '2019-11-02',
  publishedMax: '2019-11-02',
  updated: '2019-11-02T20:07:00+05:30',
  proximity: 'DERIVATIVE',
}

export const businessStandard: PublishedSource = {
  ...etv,
  slug: 'business-standard-whatsapp-snooping',
  title: `WhatsApp snooping: Whom did you meet, Chhattisgarh Police ask Israel's NSO`,
  publisher: 'Business Standard',
  byline: 'Neha Alawadhi',
  dateline: 'New Delhi',
  published: '../2019-11-12',
  publishedMin: null,
  publishedMax: '2019-11-12',
  updated: '2019-11-12T00:14:00+05:30',
}

const reported: PublishedAttribution = {
  speaker: {
    slug: 'etv-bharat',
    name: 'ETV Bharat',
    kind: 'ORGANISATION',
    describedAs: null,
    wikidataId: null,
  },
  capacity: null,
  cue: 'reports',
  seen: true,
}

const aboutMay = {
  edtf: '2019-05',
  min: '2019-05-01',
  max: '2019-05-31',
  inferred: true,
  basis:
    'The year is not stated; taken as 2019 because the complaint dates the surveillance “between in and around April 2019 and May 2019”.',
}

const quoteOfA =
  'quickly resolved a security issue and notified Indian and international government authorities.'
const frameOfA =
  'in a statement issued late Friday, WhatsApp appeared to counter the Indian government, saying it had in May “'

export const statementA: PublishedStatement = {
  slug: 'whatsapp-quickly-resolved-a-security-issue',
  quote: quoteOfA,
  context: `${frameOfA}${quoteOfA}”`,
  quoteStart: frameOfA.length,
  gloss:
    'In May, WhatsApp resolved a security issue quickly and notified Indian and international government authorities.',
  language: 'en',
  translation: null,
  translator: null,
  wording: 'VERBATIM_FRAGMENT',
  act: 'ASSERTED',
  medium: 'company statement',
  addressee: null,
  said: {
    edtf: '2019-11-01',
    min: '2019-11-01',
    max: '2019-11-01',
    phrase: 'late Friday',
    inferred: true,
    basis: 'Friday before the report of Saturday 2 November 2019.',
  },
  about: { ...aboutMay, phrase: 'in May' },
  standing: 'STANDS',
  attribution: [
    {
      speaker: {
        slug: 'whatsapp',
        name: 'WhatsApp',
        kind: 'ORGANISATION',
        describedAs: null,
        wikidataId: null,
      },
      capacity: {
        title: 'WhatsApp, which is owned by Facebook, is the world’s most popular messaging app',
        organisation: null,
      },
      cue: 'said in a statement',
      seen: false,
    },
    reported,
  ],
  attributionSentence: 'ETV Bharat reports that WhatsApp said in a statement:',
  source: etv,
  snapshot: {
    kind: 'EXCERPT',
    sha256: '5f0c0b1d5a3a9b3c1f4f0d0e6a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f7',
    originalSha256: '0d58668e1fe04452311b2a1181abc254b5a24f8caa623bed0b49ee0a4876fcd7',
    start: 2104,
    end: 2104 + quoteOfA.length,
  },
}

const quoteOfB =
  'WhatsApp has been claiming that it had informed the government and its agencies in the month of May regarding the breach of security, but that particular update was a technical update which did not have any information on phones being compromised.'
const frameOfB = 'Speaking to ETV Bharat, Malviya said, "'

export const statementB: PublishedStatement = {
  ...statementA,
  slug: 'amit-malviya-whatsapp-has-been-claiming',
  quote: quoteOfB,
  context: `${frameOfB}${quoteOfB}"`,
  quoteStart: frameOfB.length,
  gloss: 'The May update was technical and had no information on phones being compromised.',
  wording: 'VERBATIM',
  act: 'QUALIFIED',
  medium: 'interview',
  addressee: 'ETV Bharat',
  said: {
    edtf: '../2019-11-02',
    min: null,
    max: '2019-11-02',
    phrase: null,
    inferred: false,
    basis: 'Date of the report.',
  },
  about: { ...aboutMay, phrase: 'in the month of May' },
  attribution: [
    {
      speaker: {
        slug: 'amit-malviya',
        name: 'Amit Malviya',
        kind: 'PERSON',
        describedAs: null,
        wikidataId: null,
      },
      capacity: { title: `ruling Bharatiya Janata Party's IT Cell head Amit Malviya`, organisation: null },
      cue: 'said to ETV Bharat',
      seen: false,
    },
    reported,
  ],
  attributionSentence: 'ETV Bharat reports that Amit Malviya said to ETV Bharat:',
  snapshot: { ...statementA.snapshot, start: 148, end: 148 + quoteOfB.length },
}
