/** Words from Arabic and place names that are spelled many ways; the first of each line stands for all. */
const spellings = `salat sholat shalat solat
ramadan ramadhan romadhon romadon ramadlan
azan adzan adhan
zikir dzikir dhikr
zuhur dzuhur dhuhur lohor
ustaz ustadz ustad
fikih fiqih fiqh figih
akhlak akhlaq ahlak
akidah aqidah
kutbah khutbah khotbah hotbah
syariah syariat syari syareat shariah
masjid mesjid
muhammad mohammad mohamad mohamed muhamad muhammed
ahmad achmad akhmad ahmed
yusuf jusuf joesoef yusup
yahya jahja
yogyakarta jogjakarta jogyakarta djogjakarta yogjakarta
yogya jogja yogja jogya
surabaya soerabaja soerabaya
cirebon tjirebon cheribon
aceh atjeh acheh
wudu wudhu wudlu
haji hadji hajj
sufi shufi
sahih shahih sohih
sunah sunnah
rasul rosul
umat ummat umah ummah
usman utsman othman
ghazali gazali ghozali
idulfitri iedulfitri
aisyah aisyiah aisha
hussein husein husain hussain
syekh syeikh sheikh syaikh syech
sumatra sumatera
apotek apotik
atlet atlit
praktik praktek
sistem sistim
risiko resiko
nasihat nasehat
teknik tehnik
teknologi tehnologi
analisis analisa
kualitas kwalitas
metode metoda
objek obyek
subjek subyek
proyek projek
izin ijin
ijazah ijasah
jenderal jendral
november nopember
provinsi propinsi
kreatif kreatip
antre antri
cabai cabe
ulum ulumul uloom ulumuddin ulumiddin
usul ushul usuluddin ushuluddin`

const spelled = new Map(
  spellings.split('\n').flatMap((line) => {
    const [chosen = '', ...others] = line.split(' ')
    return others.map((other): [string, string] => [other, chosen])
  }),
)

/**
 * Old and new spelling of Indonesian and Javanese words made one, and Arabic letters that are written in several
 * ways: Soekarno, Djakarta, Tjipto, Pramoedya, Poedjangga, Chairil; Qalbu, Dzikir.
 */
export function foldSpelling(token: string): string {
  const folded = token
    .replaceAll('oe', 'u')
    .replaceAll('dj', 'j')
    .replaceAll('tj', 'c')
    .replaceAll('nj', 'ny')
    .replaceAll('sj', 'sy')
    .replaceAll('ch', 'kh')
    .replaceAll('dz', 'z')
    .replaceAll('q', 'k')
    .replaceAll(/(?<=[bcdfgklmnprstw])j(?=[aeiou])/g, 'y')
    .replaceAll(/(?<=[aeiou])j(?![aeiou])/g, 'y')
    .replaceAll(/([a-df-np-z])\1/g, '$1')
  return spelled.get(token) ?? spelled.get(folded) ?? folded
}
