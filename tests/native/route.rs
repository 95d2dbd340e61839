//! Hash routes.

use darn::route::Route;

#[test]
fn every_route_is_read_back() {
    for route in Route::ALL {
        assert_eq!(Route::parse(route.hash()), route);
    }
}

#[test]
fn whatever_is_not_a_route_is_the_card() {
    for hash in ["", "#", "#/", "#nonsense", "#/cloth/../x", "#/p/abc", "#//later//x"] {
        assert_eq!(Route::parse(hash), Route::Again, "{hash}");
    }
    assert_eq!(Route::parse("#/later/"), Route::Later);
}
