/**
 * Common Indonesian roots, and words that only look as if they had affixes. A word is taken apart down to one of
 * these where it can be; the list decides between menyanyi = me + nyanyi and menyapu = meny + sapu.
 */
export const indonesianRoots: ReadonlySet<string> = new Set(
  `abadi abdi acara acu ada adab adat adik adil adu aduk aduh agama agung ahli air ajaib ajak ajar akal akar akhir
  akhlak aksara aksi aktif akui akun alam alami alamat alas alat alih alir aliran allah alur amal aman amanah amat ambil
  ampuh ampun anak anda andal aneh angan anggap anggota anggar anggun angin angka angkat angkut angkasa anjing anjur antar antara
  antre anut anyam apa api arah arak arang arti artikel arung arus arsip asa asah asal asap asas asih asin asing asli asmara asrama asuh
  asyik atas atap atur awal awan awas awet ayah ayam ayat ayun azab baca badai badan badut bagai bagi bagus bahagia
  bahan bahas bahasa bahaya bahari bahu baik baja bajak baju bakar bakat bakti baku balap balas balik balita baluta bambu banding bangga bangkit bangku
  bangsa bangun banjir bank bantah bantai bantu banyak bapak barang barat baris baru basah batak batas batik batin batu bau
  bawa bawah bayang bayar bayi beban bebas bebek beberapa beda bedah bela belah belanda belanja belenggu beli benam beliau belum benak benar benci bencana
  benda bendera bendung bengkel benih bentang benteng bentuk berani beras berat beri berita berkah berkat bersih beruang
  besar besi besok beton betah betul biak biara biasa biaya bibit bicara bidang bidik bijak bijaksana bilang bimbing bina binatang
  bincang bingung bintang biru bisa bisik bisnis bobot bocah bodoh bohong bola boleh boneka bongkar borong bosan botani
  buah buai bual buang buat budak budaya budi budidaya bugar buku bukti buka bukit bukan bulan bulat bulu bumbu bumi bunga bungkus bunuh buru
  buruh buruk burung busana busuk buta butuh cabang cabut cacat cahaya cair cakap cakar campur cantik cantum cap capai cara cari carik catat
  catur cegah cekam celah cemas cemar cendekia cerah cerai cerdas cerdik ceria cerita cermat cermin cetak cicil cinta
  cipta cita citra coba cocok coret cuaca cuci cucu cukup curah curi curiga curang dadak daerah daftar dagang daging dahaga dahsyat
  dahulu dai daki dakwa dakwah dalam dalang damai damba damping dampak dan dana danau dapat dapur darah darat dasar data datang datar
  dawai daun daur daya dayung debat debu dekat demam demokrasi demi dendam dengan dengar dendang denda depan derita desa desain desak
  deskripsi detik dewa dewan dewasa dewi diam diagnosa didik diet digital dinamika dinding dingin diri diskusi doa
  dokter domba dompet dongeng dorong dosa dosen duduk duga duka dukun dukung dunia dusta duta edar efektif ekonomi ekor ekspor
  ekspresi elok emas ember emosi empat empuk enak enam encer engkau entas enteng entah erat erang etika etos gabung gadai gadis gagah gagal gagas gairah gajah gali galak gambar
  gamelan gampang ganas ganda ganggu ganti gantung gapai garam garap garis garuda gaul gaun gaya gelap gelar gelas gelisah gelombang
  gemar gembala gembira gempa gempur gemuk genap gendang generasi genggam gerai gerak gereja gerilya gigi gigit gila giling gizi godok goda
  golong gores goreng gosok goyang gubah gugat gugur gula gulai guling gumam guna gunting guntur gunung gurat guru gusar habis
  hadap hadiah hadir hafal haji hak hakikat hakim hal halaman halus hamba hambat hamil hancur handal hangat hantam hantar hantu hapus
  haram harap harga hari harimau harmoni harta harum hasil hasrat hasut hati haus hayat hayati hebat helai hemat hendak hening henti heran heroik hewan hias
  hibah hibur hidang hidup hijau hijrah hikayat hikmah hilang himpun hina hindar hindu hias hitam hitung hormat horor hubung hujan
  hujat hukum hulu huni huruf hutan hutang ibadah iblis ibu ibunda idap ideal identitas ijazah ikan ikat ikhlas ikhtiar iklan
  iklim ikut ilham ilmiah ilmu imam iman imaji imbang imbas impi impor indah induk industri informasi ingat ingin injak injil inovasi insaf insan
  inspirasi instan intai inti ipa iring iris isi islam istana istilah istimewa istirahat istri izin jabat jadi jadwal jaga
  jagung jahat jahit jajah jajak jajan jaksa jala jalan jalin jamin jamu jamur janda jangka jangkau janji jarak jarang jaring jaringan jari
  jasa jasad jatah jatuh jauh jawa jawab jaya jejak jejer jelajah jelas jelita jemaat jembatan jemput jemur jenaka jendela jenguk
  jenis jepang jerat jernih jiwa jual juang juara judul juga jujur julang jumlah jumpa jurnal juru jurus juta kabar kabut kabul kaca kadar
  kafir kagum kain kait kaji kakak kakek kala kalah kalang kalau kali kalimat kambing kami kampung kamus kanak kancil kandung kantor
  kapal kapan kaji karakter karam karang karena karir karta karya kasih kasar kasus kata kawal kawan kawin kaya kayu kebun kecap kecewa kecil kehendak
  kejam kejar kelana kelas kelemahan kelinci keliling kelola kelompok keluarga keluar keluh kemah kemas kembali kembang kembar kemeja kemudi
  kenal kenang kendali kendara kenyang kepada kepala kepung kera keramik keramat keran keranjang kerap keras kerawang keris kerja kering kerja keroncong
  kertas kesal kesan kesatria ketan ketat ketika ketua khalifah khas khasiat khatulistiwa khawatir khayal khianat khidmat khusus
  khutbah kiai kiamat kibar kicau kikis kimia kini kipas kira kiri kirim kisah kita kitab klasik klinik kobar kode kokoh kolam
  kolonial koleksi komik komoditas komunikasi kondisi konflik konsep konsumsi kontrak kontrol koperasi kopi koran korban korupsi
  kota kotak kotor kreatif kritik kritis kuasa kuat kuda kue kukuh kuku kulit kuliah kuliner kumpul kuman kumbang kunci kuntum kuning kunjung kuno kupas kupu kura kurang kuras kurban
  kurikulum kurung kursi kursus kutip kutuk kutub labuh lacak ladang lafal laga lagu lahan lahir laju lakon laki laksana laku lalai lalat lalu lama
  laman lamar lambang lambat lampau lampir lampu lancar landa landai landas langgan langgar langit langka langkah langsung lanjut lantang lantai
  lapang lapar lapis lapor larang lari laris laskar latar latih laut lawak lawan lawat layak layan layang layar lebah lebar lebaran
  lebat lebih lecut ledak legenda lekas lelah lelang lemah lembaga lembar lembut lempar lengkap lenyap lepas lereng lestari letak letih letus
  lewat lezat liar libat libur licik lidah lihat limpah lindung lingkar lingkung lingkungan lintang lintas lipat lipur lirik
  listrik liput literasi logam logika lolos lomba lompat loncat lorong luang luar luas luka lukis luluh lulus lumba lumpuh lumpur luncur lunas
  lupa lurah lurus lusa lutung maaf mabuk macan macam madrasah maha mahal mahar mahasiswa mahir mahkamah main maju
  majalah majelis maka makalah makam makan makmur makna maksud malaikat malam malang malas malu mampu manajemen mandi
  mandiri manfaat mangga mangsa manis manja mantan mantra manusia marah mari markas martabat masa masak masalah masjid masuk
  masyarakat mata matahari matang matematika mati mau mawar mayat media medan megah meja mekar melati melayu memori menang menantu
  mengapa menteri mental menara mentari merah merak merak merdeka merdu merek meriah merpati mesin mesir mesra mestika mesti metode mewah mimpi minat minggu minta
  minum minyak misi milik miskin misteri mistik mobil modal model modern mogok mohon moral motif motivasi muat muda mudah mudik
  mufakat mujarab mujur muka mukjizat mukim mula mulai mulia mulut munafik muncul mundur mungkin murah murid murka murni musafir museum musik
  musim musnah mustahil musuh musyawarah mutiara mutlak mutu nabi nada nafas nafkah nafsu naga naif naik najis nakal nalar
  nama nampak nanti napas narkoba nasi nasib nasihat nasional naskah negara negeri nekat nelayan nenek neraka nestapa niaga nikah nikmat nilai ningrat
  niat niscaya nisan nobat nomor norma novel nusa nusantara nyai nyaman nyamuk nyanyi nyaring nyata nyawa nyonya obat ojek olah olahraga ombak omong ongkos operasi
  optimal orang organisasi otak otot otonomi padam padang padat padi padu pagar pagi paham pahala pahat pahit pahlawan pajak pajang pakai pakan paket pakar
  paksa paku pala palsu palu panah panas pancang pancar pancasila pancing pandai pandang pandu panen panggang panggil panggung pangan
  pangeran pangkal pangkat panitia panjang panjat pantai pantang pantau pantul pantun papan para parah paras parang parlemen partai paru pasang
  pasar pasien pasif pasir pasti pasung patah patih patuh patung payah payung pecah pecat pedas pedang peduli pegang pegawai
  pekan pekik pelangi pelihara pelita pelosok peluang peluk peluru pemuda pena pencil pendek pendekar pendet pendam pendapa pengaruh pengantar penting penjara penuh penyu
  perah perahu perak peran perang perangkap perawan percaya percik peredam perempuan pergi peri perih periksa perintah
  peristiwa perkara perkosa perlu permai permata permisi pernah pers pertama peras perut perwira pesan pesantren pesawat
  pesisir pesona pesta peta peti petak petang petir petik petuah piala piara picu pidana pidato pihak pijar pijat pikat pikir piknik pikul pilah pilih pilot pilu pimpin
  pindah pinggir pinjam pintar pinta pintu pipi piring pisah pisau pita pohon pokok pola polisi politik politisi pondok popular
  porak posisi potensi potong potret praktik praktis prestasi pribadi prinsip priyayi produk produksi profesi program promosi proses provinsi
  puasa pucat pucuk puing puisi puja puji pujangga pukul pula pulang pulau pulih puncak pundak punah pungut puntung punya pupuk pura pusaka pusar pusat
  pusing pustaka putar putih putra putri putus puyuh raba racik racun radio ragam ragu rahasia rahim rahmat raih raja rajin rajut rakit rakyat ramah ramadan
  ramai ramal rambut rampas rampok ramu rana rancang rancu rangkai rangkul rangsang rantai rantau rapat rapi rapuh rasa rasul rata ratap ratu
  raung rawa rawan rawat raya rayu realitas rebut reda redup reformasi rehat rejeki rekam rela rekan rekat remaja rempah renang rencana
  rendah rendam rentang rentan renung resah resap resep resiko resmi restu retak revolusi ribu rindu ringan ringkas
  ringkik rintang rintih rintis risalah risau riset roda rohani roman romantis ronggeng roti ruang rubah rugi ruh rujuk rukun rumah rumit rumput rumus runding runtuh
  runtun rupa rupiah rusa rusak rusuh saat sabar sabda sadar sahabat sahaja saham saing sajak saji sakit saksi sakti salah salak salam salat salin saling salju
  saluran salur sama samar sambal sambil sambung sambut sampah sampai samping samudra sandang sandar sangat sanggup sangka sanjung
  santai santap santri santun sapa sapi sapu saran sarana sarang sari saring sarjana sarung sasar sastra sastrawan satu satwa saudagar saudara sawah saya sayang
  sayap sayat sayur sebab sebar seberang sebut sebuah sedap sederhana sedekah sedia sedih sedikit sedot segar segi segera sehat sejahtera sejarah sejati
  sejuk sekat sekolah seksi selam selamat selamanya selaras selasa selatan seleksi selendang selenggara selesai selidik selimut selisih seluk
  semai semangat semayam semarak sembah sembahyang sembilan sembuh sembunyi semesta semi semua semut sempat sempit sempurna senam sendiri
  sengaja sengsara sengketa seni senin senja senjata sentosa sentral sentuh senyap senyum sepakat sepatu sepeda seperti sepi serang serap serasi
  serat serba serdadu serentak seribu sering serigala serikat seru serumpun sesal sesat sesuai setan setia setir setuju sewa siaga siang siap siar siaran siasat sibuk
  sidang sifat sigap sihir sikap siklus siksa silam silang silat silsilah simak simbol simpan simpul simpuh sinar sindir singa singgah singgung singkat singkap
  singkir sinta sipil siram sisa sisi sisip sistem siswa siti situ situs siul soal sobat sokong sombong sopan sore sosial spiritual
  strategi studi suami suap suara suasana suatu subuh subur suci sudah sudut suka sukar sukma suku sukses sulam sulang sulap sulit sultan
  suluh sulung sumber sumbang sumpah sumur sungai sungguh sunat sunyi sunting suplai surat surau surga suruh surya susah
  susu susul susun susut sutra swadaya swasta syahdu syair syarat syarif syariah syekh syukur tabah tabir tabib tabrak tabung tabu tadi tafsir tagih tahan
  tahu tahun takdir takhta takluk takut takwa tali tambah tambak tambang tamak taman tamat tambat tampak tampan tampar tampil tampung tamu tanah tanam tanda
  tanding tandas tandur tangan tangga tanggal tanggap tanggul tanggung tangguh tangis tangkap tangkas tangkis tani tanjung tanpa tantang tanya tapak tapal taqwa tari tarik
  taring taruh taruna tarung tata tatap taubat tauhid tauladan tawa tawan tawar tebak tebal tebang tebar tebas tebus teduh
  tegak tegang tegas teguh tegur tekad tekan teknik teknologi teladan telaah telaga telan telapak telinga teliti telur telusur teman
  temani tembaga tembak tembang tembok tempat tempel tempuh tempur temu tenaga tenang tendang tengah tenggara tenggelam tengok tentang tentara tentram
  tentu tenun tepat tepi tepuk tepung terang terap terapi terbang tetangga leluhur utang terbit teriak terima terjemah terjun terka ternak
  terobos terompet teror terowong terus tesis tetap tetes tewas tiada tiang tiba tidak tidur tiga tiket tikam tikar tikung tikus tilik
  timah timba timbang timbul timpa timpal timun timur tindak tindas tinggal tinggi tingkah tingkat tinju tinjau tinta tipu tirai tiru titah titik titip
  toko tokoh tolak toleransi tolok tolong tombak tonton tonjol topan topang topeng tradisi trauma tua tualang tuah tuan tuang tubuh tuduh tugas tugu tuhan tuju
  tujuh tukang tukar tuli tulang tulis tulus tumbang tumbuh tumbuk tumit tumpah tumpang tumpuk tunai tunas tunda tunduk tunggal tunggu
  tungku tunjang tunjuk tuntas tuntun tuntut turis turun turut tusuk tutup tutur ubah ucap udang udara uji ukir ukur ulama ulah ulang ular
  ulas ulat ulet ulur umat umbar umpama umpan umum umur undang undur unggas unggul ungkap ungsi ungu unik universitas unjuk unsur
  untai untung upacara upah upaya urai urat urus urut usaha usia usik usir usul usung usut utama utara utuh
  utus vaksin wabah wadah wafat waktu wahyu wajah wajar wajib wakaf wakil walau wali wanita waras warga waris warisan warna warta wartawan warung
  wasiat waspada watak wawancara wawas wayang wenang wibawa wilayah wirausaha wisata wisuda wujud yakin yang yatim yayasan zakat zaman
  zamrud zat zikir ziarah zina`
    .split(/\s+/)
    .filter(Boolean),
)
