import type { Act } from '#features/statements/statement'

/** English verbs that introduce words, in the forms that reports use. */
const english: readonly (readonly [act: Act, forms: string])[] = [
  [
    'ASSERTED',
    `say says said saying tell tells told telling add adds added adding state states stated stating write writes
    wrote claim claims claimed claiming announce announces announced announcing argue argues argued
    arguing insist insists insisted insisting maintain maintains maintained maintaining explain explains explained
    explaining note notes noted noting confirm confirms confirmed confirming clarify clarifies clarified clarifying
    assert asserts asserted asserting allege alleges alleged alleging declare declares declared declaring reiterate
    reiterates reiterated reiterating stress stresses stressed stressing emphasise emphasised emphasising emphasize
    emphasized emphasizing tweet tweets tweeted tweeting post posted posting comment comments commented remark remarked reply
    replied replying respond responded responding recall recalls recalled recalling warn warns warned warning admit
    admits admitted admitting concede conceded conceding acknowledge acknowledges acknowledged acknowledging suggest
    suggests suggested suggesting reveal reveals revealed revealing disclose disclosed disclosing continue continued
    observe observed testify testified testifying believe believes believed report reports reported inform informed
    informing quip quipped joke joked lament lamented complain complained concluded concludes conclude accused accuse
    accuses accusing shouted tells repeated repeats repeat mentioned mentions described describes went read reads agree agrees agreed put puts called calls
    disagree disagrees disagreed laughed exclaimed recounted opined reasoned confessed apologised apologized pleaded retorted snapped hinted boasted
    commented marvelled proclaimed pronounced ventured whispered countered cautioned urged offered mused shared cried shouted whispered
    joked quipped jokes fumed`,
  ],
  [
    'PREDICTED',
    `predict predicts predicted predicting expect expects expected promise promises promised promising vow vows
    vowed pledge pledges pledged`,
  ],
  [
    'DENIED',
    'deny denies denied denying reject rejects rejected rejecting refute refutes refuted refuting dispute disputes disputed',
  ],
  ['ASKED', 'ask asks asked asking wonder wonders wondered question questions questioned inquired'],
]

export const englishVerbs: ReadonlyMap<string, Act> = new Map(
  english.flatMap(([act, forms]) => forms.split(/\s+/).map((form) => [form, act] as const)),
)

/** Forms that are also nouns: only "that", a quotation or a colon after them makes them verbs. */
export const ambiguousForms: ReadonlySet<string> = new Set(
  `state states note notes post report reports question questions claim claims comment comments reply replies promise promises
  put puts called calls dispute disputes vow vows pledge pledges stress read reads went describe warning posted continue continued continues continuing
  described suggests mentioned agree agrees agreed disagree disagrees disagreed laughed offered shared urged fumed accused accuses accusing`.split(
    /\s+/,
  ),
)
