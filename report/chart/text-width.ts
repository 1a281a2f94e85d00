/** Width of text in DejaVu Sans without opening the font, and line breaks made from it. */

/** Advance widths of the characters from space to tilde, thousandths of the font size. */
const regular = `318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636
636 636 636 636 636 337 337 838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557
863 748 787 603 787 695 635 611 732 684 989 685 611 685 390 337 390 838 500 500 613 635 550 635 615
352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 634 592 818 592 592 525 636 337 636
838`.split(/\s+/).map(Number)
const bold = `348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696
696 696 696 696 696 400 400 838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637
995 837 850 733 850 770 720 682 812 774 1103 771 724 725 457 365 457 838 500 500 675 716 593 716 678
435 716 712 343 343 665 343 1042 712 687 716 716 493 595 478 712 652 924 645 652 582 712 365 712
838`.split(/\s+/).map(Number)

const FIRST = 32 // code of the space
const MARKS = /\p{Mn}/gu

/** Width in px; letters count without their accents, and signs beyond ASCII as wide. */
export function textWidth(text: string, fontSize: number, weight: 'regular' | 'bold'): number {
  const widths = weight === 'bold' ? bold : regular
  let thousandths = 0
  for (const sign of text.normalize('NFKD').replace(MARKS, '')) {
    thousandths += widths[sign.charCodeAt(0) - FIRST] ?? 1000
  }
  return (thousandths * fontSize) / 1000
}

/** Break text at its spaces into lines no wider than `limit`; a longer word stands alone. */
export function wrap(
  text: string,
  limit: number,
  fontSize: number,
  weight: 'regular' | 'bold' = 'regular',
): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word
    if (lines.length > 0 && textWidth(longer, fontSize, weight) <= limit) {
      lines[lines.length - 1] = longer
    } else lines.push(word)
  }
  return lines
}
