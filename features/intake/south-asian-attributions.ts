import type { Act } from '#features/statements/statement'
import type { Attribution, NamedBy, NamedSpeaker } from './attribution'
import type { TextRange } from './passage'
import type { Sentence } from './reading'
import type { Token } from './tokens'

const words = (list: string) => new Set(list.split(/\s+/))

/** Verbs of saying, and nouns that make one ("दावा किया"), in Hindi and Urdu. */
const speechWords: readonly (readonly [act: Act, forms: string])[] = [
  [
    'ASSERTED',
    `कहा कही बताया बताई जोड़ा लिखा दावा आरोप स्पष्ट दोहराया माना स्वीकारा स्वीकार घोषणा ऐलान एलान चेतावनी ट्वीट पोस्ट जवाब
    बयान पुष्टि जानकारी भरोसा सूचित बोला याद साफ साफ़ سوچا صاف کہا بتایا لکھا دعویٰ دعوی الزام واضح تصدیق اعلان خبردار جواب بیان زور اضافہ کہی`,
  ],
  ['ASKED', 'पूछा सवाल پوچھا سوال'],
  ['DENIED', 'खंडन इनकार इंकार नकारा खारिज تردید انکار مسترد'],
  ['PREDICTED', 'उम्मीद वादा امید وعدہ'],
]
const acts: ReadonlyMap<string, Act> = new Map(
  speechWords.flatMap(([act, forms]) => forms.split(/\s+/).map((form) => [form, act] as const)),
)
/** Verbs whose subject has no postposition: "रोज़ा लिंडक्विस्ट बोलीं". */
const directVerbs = words('बोले बोला बोली बोलीं कहते कहती कहता بولے بولا بولی بولیں کہتے کہتی کہتا')
const agentMarks = words('ने نے')
const pronounsWithAgent = words('उन्होंने उसने इन्होंने इसने उन्‍होंने इन्‍होंने मैंने हमने जिन्होंने जिसने')
const pronouns = words('वह वे वो ये यह उनका उनके उसका انہوں انھوں اس ان وہ ان اُنہوں اُنھوں اُس')
/** "रोज़ा लिंडक्विस्ट का कहना है कि", "बोर्ड के अनुसार" */
const genitives = words('का के की کا کے کی')
const according = words('अनुसार मुताबिक مطابق بقول')
const sayingNouns = words('कहना दावा आरोप मानना کہنا دعویٰ الزام ماننا')
const conjunction = words('कि کہ')
const negations = words('नहीं न نہیں نہ')
/** A noun of saying before one of these is only part of a phrase. */
const afterNouns = words('में पर का के से को میں پر کا کے سے کو')
const auxiliaries = words(
  'है हैं था थी थे किया की लगाया दिया दी गया करते करती हुए हुये ہے ہیں تھا تھی تھے کیا کی لگایا دیا دی گیا کرتے کرتی ہوئے',
)
/** A noun phrase never reaches back over these. */
const phraseEnds = words(
  `में से को पर तक बाद दौरान कि लेकिन मगर और तो जब जबकि हालांकि हालाँकि वहीं उधर इधर बीच साथ लिए अब फिर आज कल है हैं था थे
    میں سے کو پر تک بعد دوران کہ لیکن مگر اور تو جب جبکہ حالانکہ ادھر ساتھ لیے اب پھر آج کل ہے ہیں تھا تھے`,
)
/** Roles before a name that are no part of it. */
const titles = words(
  `श्री श्रीमती सुश्री अध्यक्ष मंत्री मुख्यमंत्री प्रधानमंत्री प्रवक्ता नेता सचिव निदेशक महापौर मेयर कप्तान प्रमुख अधिकारी आयुक्त सांसद विधायक
    उपाध्यक्ष न्यायमूर्ति वकील संपादक कार्यकर्ता मालिक प्रबंधक अभियंता महासचिव जज इंजीनियर
    محترم محترمہ جناب صدر وزیر وزیراعظم وزیراعلیٰ ترجمان رہنما سیکریٹری سیکرٹری اعظم ڈائریکٹر میئر کپتان سربراہ افسر کمشنر رکن نائب جسٹس وکیل مدیر کارکن مالک منیجر انجینئر اعلیٰ`,
)
const speaksFor = words('प्रवक्ता अधिकारी प्रतिनिधि वकील ترجمان نمائندے نمائندہ وکیل')
const commonNouns = words(
  'सरकार बोर्ड पुलिस मंत्रालय कंपनी समिति विभाग संघ आयोग अदालत परिषद पार्टी अधिकारियों حکومت بورڈ پولیس وزارت کمپنی کمیٹی محکمہ یونین کمیشن عدالت کونسل پارٹی حکام',
)
const reach = 14

const isWord = (token: Token | undefined, list: ReadonlySet<string>) =>
  token !== undefined && list.has(token.key)
const spanOf = (tokens: readonly Token[]): TextRange | null => {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}

/** The attributions of a sentence in Hindi or Urdu, in their order. */
export function southAsianAttributions({ tokens }: Sentence, text: string): Attribution[] {
  const attributions: Attribution[] = []
  let from = 0
  for (let at = 0; at < tokens.length; at++) {
    const attribution = attributionAt(tokens, { at, from }, text)
    if (!attribution) continue
    attributions.push(attribution)
    while (at + 1 < tokens.length && (tokens[at + 1]?.start ?? 0) < attribution.end) at++
    from = at + 1
  }
  return attributions
}

type Place = { at: number; from: number }

function attributionAt(tokens: readonly Token[], { at, from }: Place, text: string): Attribution | null {
  const token = tokens[at]
  if (!token) return null
  if (isWord(token, pronounsWithAgent))
    return withVerb(tokens, at, {
      speaker: { start: token.start, end: token.end, name: token.text, by: 'pronoun' },
      cueStart: token.start,
    })
  const speaker = () => speakerOf(phraseBefore(tokens, { at, from }), text)
  if (isWord(token, agentMarks)) return withVerb(tokens, at, { speaker: speaker(), cueStart: token.start })
  if (isWord(token, genitives) && isWord(tokens[at + 1], according))
    return attribution({ tokens, speaker: speaker(), cue: [at, at + 2], act: 'ASSERTED', saysRest: true })
  if (isWord(token, genitives) && isWord(tokens[at + 1], sayingNouns))
    return attribution({ tokens, speaker: speaker(), cue: [at, cueEnd(tokens, at + 2)], act: 'ASSERTED' })
  if (isWord(token, directVerbs))
    return attribution({ tokens, speaker: speaker(), cue: [at, cueEnd(tokens, at + 1)], act: 'ASSERTED' })
  return null
}

/** From the mark of the agent to the verb of saying. */
function withVerb(
  tokens: readonly Token[],
  agent: number,
  { speaker }: { speaker: NamedSpeaker | null; cueStart: number },
): Attribution | null {
  for (let at = agent + 1; at < Math.min(tokens.length, agent + reach); at++) {
    const token = tokens[at]
    if (!token || isWord(token, agentMarks) || isWord(token, pronounsWithAgent) || isWord(token, negations))
      return null
    const act = acts.get(token.key)
    if (act === undefined) {
      if (token.kind === 'mark' && '।۔'.includes(token.text)) return null
      continue
    }
    // "एक बयान में कहा": the noun is no verb.
    if (isWord(tokens[at + 1], afterNouns)) continue
    // "ने कहा" is the cue; a longer phrase between them is not.
    const cue: [number, number] = [at === agent + 1 ? agent : at, cueEnd(tokens, at + 1)]
    return attribution({ tokens, speaker, cue, act })
  }
  return null
}

/** After auxiliaries and "कि". */
function cueEnd(tokens: readonly Token[], from: number): number {
  let end = from
  while (isWord(tokens[end], auxiliaries)) end++
  if (tokens[end]?.text === ',' && isWord(tokens[end + 1], conjunction)) end++
  return isWord(tokens[end], conjunction) ? end + 1 : end
}

type Parts = {
  tokens: readonly Token[]
  speaker: NamedSpeaker | null
  cue: [from: number, end: number]
  act: Act
  saysRest?: boolean
}

function attribution({ tokens, speaker, cue, act, saysRest = false }: Parts): Attribution | null {
  const range = spanOf(tokens.slice(...cue))
  if (!speaker || !range) return null
  const introduces = saysRest || isWord(tokens[cue[1] - 1], conjunction)
  return {
    speaker,
    cue: range,
    act,
    start: Math.min(speaker.start, range.start),
    end: Math.max(speaker.end, range.end),
    reported: introduces ? clauseFrom(tokens, cue[1]) : null,
    toldTo: null,
  }
}

function clauseFrom(tokens: readonly Token[], from: number): TextRange | null {
  let first = from
  while (tokens[first]?.kind === 'mark' && ',:،-–—'.includes(tokens[first]?.text ?? '')) first++
  let end = tokens.length
  while (
    end > first &&
    tokens[end - 1]?.kind === 'mark' &&
    '.,;:!?।۔؟،'.includes(tokens[end - 1]?.text ?? '')
  )
    end--
  return end - first < 3 ? null : spanOf(tokens.slice(first, end))
}

function phraseBefore(tokens: readonly Token[], { at, from }: Place): readonly Token[] {
  let first = at
  while (first > from && at - first < reach) {
    const token = tokens[first - 1]
    if (!token || token.kind !== 'word' || phraseEnds.has(token.key)) break
    first--
  }
  return tokens.slice(first, at)
}

/** "हार्बर बोर्ड की अध्यक्ष रोज़ा लिंडक्विस्ट" names रोज़ा लिंडक्विस्ट. */
function speakerOf(phrase: readonly Token[], text: string): NamedSpeaker | null {
  const last = phrase.at(-1)
  if (!last) return null
  const named = (tokens: readonly Token[], by: NamedBy): NamedSpeaker | null => {
    const range = spanOf(tokens)
    return range && { ...range, by, name: text.slice(range.start, range.end) }
  }
  if (phrase.length === 1 && pronouns.has(last.key)) return named(phrase, 'pronoun')
  const genitive = phrase.findLastIndex((token) => isWord(token, genitives))
  const own = phrase.slice(genitive + 1)
  const title = own.findLastIndex(({ key }) => titles.has(key))
  const name = own.slice(title + 1)
  if (name.length > 0) return named(name, name.length === 1 && isWord(name[0], commonNouns) ? 'noun' : 'name')
  const owner = phrase.slice(0, genitive)
  if (isWord(last, speaksFor) && owner.length > 0)
    return named(owner, owner.length === 1 && isWord(owner[0], commonNouns) ? 'noun' : 'name')
  return named(phrase, 'noun')
}
