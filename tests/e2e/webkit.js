// A bare WebKitGTK browser for the driver, run by gjs: `gjs webkit.js PROFILE PROXY_PORT`.
//
// MiniBrowser will not do: under automation it keeps everything in memory only, so nothing could be
// closed and opened again. This one keeps its data in PROFILE, as a real browser does; it also runs
// watch.js before any page script and prints the console, which the driver does not hand out.
imports.gi.versions.Gtk = "3.0";
imports.gi.versions.WebKit2 = "4.1";
const { Gio, GLib, Gtk, WebKit2 } = imports.gi;

Gtk.init(null);
// A phone at night: prefers-color-scheme is dark.
Gtk.Settings.get_default().gtk_application_prefer_dark_theme = true;
const [profile, proxyPort] = ARGV;

const data = new WebKit2.WebsiteDataManager({
  base_data_directory: `${profile}/data`,
  base_cache_directory: `${profile}/cache`,
});
// Whatever would leave the machine goes to the test's own server instead, which notes it.
const proxy = new WebKit2.NetworkProxySettings(`http://127.0.0.1:${proxyPort}`, ["127.0.0.1"]);
data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, proxy);

const context = WebKit2.WebContext.new_with_website_data_manager(data);
context.connect("download-started", (_context, download) =>
  download.connect("decide-destination", (_download, name) => {
    download.set_destination(`file://${profile}/saved/${name}`);
    return true;
  }));
context.set_automation_allowed(true);
context.connect("automation-started", (_context, session) => {
  const about = new WebKit2.ApplicationInfo();
  about.set_name("darn-test-browser");
  session.set_application_info(about);
  session.connect("create-web-view", open);
});

const [, watch] = GLib.file_get_contents(`${profile}/watch.js`);
const scripts = new WebKit2.UserContentManager();
scripts.add_script(new WebKit2.UserScript(
  new TextDecoder().decode(watch),
  WebKit2.UserContentInjectedFrames.TOP_FRAME,
  WebKit2.UserScriptInjectionTime.START,
  null,
  null,
));
const settings = new WebKit2.Settings({ enable_write_console_messages_to_stdout: true });

function open() {
  const view = new WebKit2.WebView({
    web_context: context,
    user_content_manager: scripts,
    settings,
    is_controlled_by_automation: true,
  });
  const window = new Gtk.Window({ default_width: 390, default_height: 844 });
  window.add(view);
  window.show_all();
  view.connect("close", () => window.destroy());
  return view;
}

Gtk.main();
