import { describe, expect, it } from 'vitest'
import { importRows } from '../../../src/domain/wizard/index.js'

const faqs = (text: string) => importRows('INBOUND', 'faqs', text)
const CARDS = { question: 'Do you take cards?', answer: 'Yes, all of them.' }
const PARKING = { question: 'Where can I park?', answer: 'Behind the house.' }
const BOTH = { rows: [CARDS, PARKING], problems: [] }

describe('bringing in questions and answers', () => {
  it.each([
    [
      'CSV with a heading',
      'Question,Answer\nDo you take cards?,"Yes, all of them."\nWhere can I park?,Behind the house.',
    ],
    [
      'columns the other way round',
      'Answer;Question\nYes, all of them.;Do you take cards?\nBehind the house.;Where can I park?',
    ],
    [
      'a German heading and semicolons',
      'Frage;Antwort\nDo you take cards?;Yes, all of them.\nWhere can I park?;Behind the house.',
    ],
    [
      'a Spanish heading',
      'Pregunta\tRespuesta\nDo you take cards?\tYes, all of them.\nWhere can I park?\tBehind the house.',
    ],
    ['a French heading', 'Question;Réponse\nDo you take cards?;Yes, all of them.\nWhere can I park?;Behind the house.'],
    [
      'a heading in capitals after a BOM',
      '\ufeffQUESTION,ANSWER\r\nDo you take cards?,"Yes, all of them."\r\n\r\nWhere can I park?,Behind the house.\r\n',
    ],
    [
      'more columns than needed',
      'No,Question,Answer,By\n1,Do you take cards?,"Yes, all of them.",Kim\n2,Where can I park?,Behind the house.,Kim',
    ],
    [
      'tabs as a spreadsheet pastes them',
      'Do you take cards?\tYes, all of them.\nWhere can I park?\tBehind the house.',
    ],
    ['semicolons without a heading', 'Do you take cards?;Yes, all of them.\nWhere can I park?;Behind the house.'],
    ['commas without a heading', 'Do you take cards?,"Yes, all of them."\nWhere can I park?,Behind the house.'],
    ['Q and A', 'Q: Do you take cards?\nA: Yes, all of them.\n\nQ: Where can I park?\nA: Behind the house.'],
    ['Q and A on one line', 'Q: Do you take cards? A: Yes, all of them.\nQ: Where can I park? A: Behind the house.'],
    [
      'Q and A with numbers and several lines',
      'Q1: Do you take\ncards?\nA1: Yes,\nall of them.\nQ2: Where can I park?\nA2: Behind the house.',
    ],
    [
      'Frage and Antwort',
      'Frage: Do you take cards?\nAntwort: Yes, all of them.\nFrage: Where can I park?\nAntwort: Behind the house.',
    ],
    ['an answer below each question', 'Do you take cards?\nYes, all of them.\n\nWhere can I park?\nBehind the house.'],
    ['no empty line between them', 'Do you take cards?\nYes, all of them.\nWhere can I park?\nBehind the house.'],
    ['empty lines everywhere', 'Do you take cards?\n\nYes, all of them.\n\nWhere can I park?\n\nBehind the house.'],
  ])('reads %s', (_name, text) => expect(faqs(text)).toEqual(BOTH))

  it('keeps line breaks and quotation marks in quoted cells, as spoken text', () => {
    expect(faqs('question,answer\n"What is ""it""?","One\ntwo"\nNext?,Yes').rows).toEqual([
      { question: 'What is "it"?', answer: 'One two' },
      { question: 'Next?', answer: 'Yes' },
    ])
  })

  it('names every bad line with its number and takes the others', () => {
    const text = `Question,Answer\nNo answer?,\n,No question\n"Long ${'x'.repeat(300)}?",Yes\n"Two\nlines?",Yes\nA?,b,c\nFine?,Yes`
    const { rows, problems } = faqs(text)
    expect(rows).toEqual([
      { question: 'Two lines?', answer: 'Yes' },
      { question: 'Fine?', answer: 'Yes' },
    ])
    expect(problems).toEqual([
      { line: 2, message: 'Answer: there is nothing. Please fill this in.' },
      { line: 3, message: 'Question: there is nothing. Please fill this in.' },
      { line: 4, message: 'Question: At most 300 characters' },
      { line: 7, message: expect.stringContaining('There are 3 columns here and only 2 are expected') },
    ])
  })

  it('reports a question that stands there twice', () => {
    const { rows, problems } = faqs('Question;Answer\nDo you park?;Yes\ndo you  park;No')
    expect(rows).toHaveLength(1)
    expect(problems).toEqual([{ line: 3, message: 'The same stands in line 2 already. Please leave one out.' }])
  })

  it('names a question without an answer, and a line that belongs nowhere', () => {
    const { rows, problems } = faqs('Hello\nQ: One?\nQ: Two?\nA: Yes')
    expect(rows).toEqual([{ question: 'Two?', answer: 'Yes' }])
    expect(problems.map(({ line }) => line)).toEqual([1, 2])
    expect(faqs('Just some words').problems).toEqual([
      { line: 1, message: 'Answer: there is nothing. Please fill this in.' },
    ])
  })

  it('says where a quotation mark is never closed, and keeps what came before', () => {
    const { rows, problems } = faqs('Question,Answer\nOne?,Yes\nTwo?,"No\nThree?,Yes')
    expect(rows).toEqual([{ question: 'One?', answer: 'Yes' }])
    expect(problems).toEqual([{ line: 3, message: expect.stringContaining('never closed') }])
  })

  it('asks for a column that is missing', () => {
    const { rows, problems } = importRows('OUTBOUND', 'dataToExtract', 'Name,Type\nBudget,number')
    expect(rows).toEqual([])
    expect(problems).toEqual([
      { line: 1, message: 'There is no column called “What it is”. Please add it to this line.' },
    ])
  })

  it('stops at what a list may hold', () => {
    const many = Array.from({ length: 205 }, (_, index) => `Question ${index}?\tYes`).join('\n')
    const { rows, problems } = faqs(many)
    expect(rows).toHaveLength(200)
    expect(problems[0]).toEqual({ line: 201, message: 'At most 200 rows fit. Please leave out the rest.' })
  })

  it('refuses what is empty, too large, or no list, and never throws', () => {
    for (const text of ['', '  \n\n ', '\ufeff', '\t\t\n\t\n']) expect(faqs(text).problems[0]?.line).toBe(1)
    expect(faqs('é'.repeat(100_001)).problems[0]?.message).toContain('200 kB')
    expect(importRows('INBOUND', 'tone', 'a,b').problems[0]?.message).toBe('Nothing can be brought in here')
    expect(importRows('INBOUND', 'objections', 'a,b').rows).toEqual([])
    for (const text of [
      '"',
      '"\n"',
      '\u0000\u0001',
      '{"a":1}',
      '<html>',
      ';;;;"',
      'Q:',
      'A: b\nQ: c',
      'x'.repeat(150_000),
    ]) {
      expect(() => faqs(text)).not.toThrow()
    }
  })
})

describe('bringing in other lists', () => {
  it('reads services with and without all their columns', () => {
    expect(
      importRows('INBOUND', 'services', 'Leistung;Dauer;Preis\nReinigung;45 min;ab 95 €\nBeratung;;').rows,
    ).toEqual([
      { name: 'Reinigung', minutes: 45, price: 'ab 95 €', notes: null },
      { name: 'Beratung', minutes: null, price: null, notes: null },
    ])
    expect(importRows('INBOUND', 'services', 'Check-up\nCleaning').rows.map(({ name }) => name)).toEqual([
      'Check-up',
      'Cleaning',
    ])
    expect(importRows('INBOUND', 'services', 'Service,Minutes\nCheck-up,long\nShort,2').problems).toEqual([
      { line: 2, message: 'Minutes: Please write a whole number of minutes such as 30' },
      { line: 3, message: 'Minutes: At least 5 minutes' },
    ])
  })

  it('reads the kinds of data by their names, and says which there are', () => {
    const text =
      'Name\tType\tWhat it is\nBudget\tNumber\tHow much\nEinzug\tDatum\tWann\nBudget!\ttext\tAgain\nPets\tmaybe\tAny'
    const { rows, problems } = importRows('OUTBOUND', 'dataToExtract', text)
    expect(rows.map(({ name, type }) => [name, type])).toEqual([
      ['Budget', 'number'],
      ['Einzug', 'date'],
    ])
    expect(problems[0]).toEqual({ line: 4, message: 'The same stands in line 2 already. Please leave one out.' })
    expect(problems[1]).toEqual({ line: 5, message: 'Type: Please write one of “Text”, “Number”, “Yes or no”, “Date”' })
  })

  it('reads objections, rules and people', () => {
    expect(importRows('OUTBOUND', 'objections', 'They say;Answer\nNo time;Another day?').rows).toEqual([
      { objection: 'No time', answer: 'Another day?' },
    ])
    expect(importRows('INBOUND', 'policies', 'About,Rule\nParking,Behind the house').rows).toEqual([
      { title: 'Parking', text: 'Behind the house' },
    ])
    expect(importRows('INBOUND', 'transferNumbers', 'Name,Phone number\nDesk,415 555 2671\nOther,12').rows).toEqual([
      { name: 'Desk', number: '+14155552671' },
    ])
  })
})
